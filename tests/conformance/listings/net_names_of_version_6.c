// TCP over IPv6: the loopback address ::1, and names of 28 bytes.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void show(const char* what, int (*ask)(int, struct sockaddr*, socklen_t*), int fd) {
  struct sockaddr_in6 name;
  socklen_t size = sizeof(name);
  char text[INET6_ADDRSTRLEN];
  ask(fd, (struct sockaddr*)&name, &size);
  inet_ntop(AF_INET6, &name.sin6_addr, text, sizeof(text));
  printf("%s: %s, family %d, a port %d, size %d\n", what, text, name.sin6_family,
         name.sin6_port != 0, (int)size);
}

int main(void) {
  struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  socklen_t size = sizeof(address);
  char buf[16];
  int listener = socket(AF_INET6, SOCK_STREAM, 0), client = socket(AF_INET6, SOCK_STREAM, 0);
  show("unbound", getsockname, listener);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  printf("connect: %d\n", connect(client, (struct sockaddr*)&address, size));
  int connection = accept(listener, NULL, NULL);
  show("client", getsockname, client);
  show("its peer", getpeername, client);
  show("connection", getsockname, connection);
  write(client, "six", 4);
  read(connection, buf, 16);
  printf("%s\n", buf);
  return 0;
}
