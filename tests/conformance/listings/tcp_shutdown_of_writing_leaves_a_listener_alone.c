// TC25: SHUT_WR on a listener changes nothing.
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

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 2), client = socket(AF_INET, SOCK_STREAM, 0);
  printf("shutdown: %d\n", shutdown(listener, SHUT_WR));
  printf("connect: %d\n", connect(client, (struct sockaddr*)&address, sizeof(address)));
  printf("accept: %d\n", accept(listener, NULL, NULL) > 0);
  return 0;
}
