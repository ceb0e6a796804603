// TC25: a port that the kernel had chosen is given back by SHUT_RD on the listener; listen() then
// takes a new one.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

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

static int port_of(int fd) {
  struct sockaddr_in address;
  socklen_t size = sizeof(address);
  getsockname(fd, (struct sockaddr*)&address, &size);
  return ntohs(address.sin_port);
}

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 2), other = socket(AF_INET, SOCK_STREAM, 0);
  printf("shutdown: %d\n", shutdown(listener, SHUT_RD));
  printf("a port: %d\n", port_of(listener) != 0);
  printf("bind of another: %d\n", bind(other, (struct sockaddr*)&address, sizeof(address)));
  printf("listen: %d\n", listen(listener, 2));
  printf("a port: %d, the old one: %d\n", port_of(listener) != 0,
         port_of(listener) == ntohs(address.sin_port));
  return 0;
}
