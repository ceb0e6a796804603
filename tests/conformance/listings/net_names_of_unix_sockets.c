// Names of AF_UNIX: the family alone for what has no name, the path for what was bound.
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static void show(const char* what, int (*ask)(int, struct sockaddr*, socklen_t*), int fd) {
  struct sockaddr_un name;
  socklen_t size = sizeof(name);
  memset(&name, 0, sizeof(name));
  int result = ask(fd, (struct sockaddr*)&name, &size);
  printf("%s: %d, family %d, path bytes %d '%s'\n", what, result, name.sun_family,
         (int)(size - offsetof(struct sockaddr_un, sun_path)), name.sun_path);
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "server"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0), pair[2];
  show("unbound", getsockname, server);
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, 1);
  show("server", getsockname, server);
  connect(client, (struct sockaddr*)&name, sizeof(name));
  show("client", getsockname, client);
  show("client's peer", getpeername, client);
  struct sockaddr_un from;
  socklen_t size = sizeof(from);
  int connection = accept(server, (struct sockaddr*)&from, &size);
  printf("accept tells %d bytes\n", (int)size);
  show("connection", getsockname, connection);
  show("connection's peer", getpeername, connection);
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  show("pair", getsockname, pair[0]);
  show("pair's peer", getpeername, pair[0]);
  return 0;
}
