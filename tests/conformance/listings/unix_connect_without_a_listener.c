// US12: a missing name gives ENOENT, a name without a listener ECONNREFUSED, open() gives ENXIO.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"}, file = {AF_UNIX, "file"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
  report("missing", connect(client, (struct sockaddr*)&name, sizeof(name)));
  bind(server, (struct sockaddr*)&name, sizeof(name));
  report("not listening", connect(client, (struct sockaddr*)&name, sizeof(name)));
  report("open", open("name", O_RDWR));
  listen(server, 1);
  report("open", open("name", O_RDONLY));
  report("listening", connect(client, (struct sockaddr*)&name, sizeof(name)));
  client = socket(AF_UNIX, SOCK_STREAM, 0);
  close(server);
  report("closed", connect(client, (struct sockaddr*)&name, sizeof(name)));
  close(creat("file", 0644));
  report("an ordinary file", connect(client, (struct sockaddr*)&file, sizeof(file)));
  return 0;
}
