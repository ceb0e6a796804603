// AF_UNIX datagrams go to a name; recvfrom() tells the sender's, if it has one.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static int named(const char* path) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
  strcpy(name.sun_path, path);
  bind(fd, (struct sockaddr*)&name, sizeof(name));
  return fd;
}

static void receive(int fd) {
  struct sockaddr_un from = {0};
  socklen_t size = sizeof(from);
  char buf[32];
  int n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr*)&from, &size);
  printf("%.*s from '%s', size of the name %d\n", n, buf, from.sun_path, (int)size);
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "receiver"}, missing = {AF_UNIX, "missing"};
  int receiver = named("receiver"), sender = named("sender"),
      nameless = socket(AF_UNIX, SOCK_DGRAM, 0);
  report("sendto", sendto(sender, "one", 3, 0, (struct sockaddr*)&name, sizeof(name)));
  report("sendto", sendto(nameless, "two", 3, 0, (struct sockaddr*)&name, sizeof(name)));
  receive(receiver);
  receive(receiver);
  report("missing", sendto(sender, "x", 1, 0, (struct sockaddr*)&missing, sizeof(missing)));
  report("no address", write(sender, "x", 1));
  report("connect", connect(sender, (struct sockaddr*)&name, sizeof(name)));
  report("write", write(sender, "three", 5));
  receive(receiver);
  close(receiver);
  report("closed", write(sender, "x", 1));
  report("by name", sendto(nameless, "x", 1, 0, (struct sockaddr*)&name, sizeof(name)));
  return 0;
}
