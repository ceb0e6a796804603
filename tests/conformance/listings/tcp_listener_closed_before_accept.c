// TC26: closing a listener resets the connections that wait in its backlog.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int listen_somewhere(struct sockaddr_in* address, int backlog) {
  socklen_t size = sizeof(*address);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(address, 0, size);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr*)address, size);
  listen(fd, backlog);
  getsockname(fd, (struct sockaddr*)address, &size);
  return fd;
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address;
  char c;
  signal(SIGPIPE, SIG_IGN);
  int listener = listen_somewhere(&address, 2), client = socket(AF_INET, SOCK_STREAM, 0);
  report("connect", connect(client, (struct sockaddr*)&address, sizeof(address)));
  close(listener);
  report("read", read(client, &c, 1));
  report("read", read(client, &c, 1));
  report("write", write(client, "x", 1));
  return 0;
}
