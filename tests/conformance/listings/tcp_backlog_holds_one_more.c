// TC02: listen(n) lets n + 1 connections wait; a further one stays in its handshake.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
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

static int established(int client) {
  struct pollfd entry = {client, POLLOUT, 0};
  return poll(&entry, 1, 50) == 1 && entry.revents == POLLOUT;
}

static int connections_with(int backlog) {
  struct sockaddr_in address;
  int count = 0;
  listen_somewhere(&address, backlog);
  while (1) {
    int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    if (errno != EINPROGRESS || !established(client)) return count;
    count++;
  }
}

int main(void) {
  printf("listen(0): %d\n", connections_with(0));
  printf("listen(1): %d\n", connections_with(1));
  printf("listen(3): %d\n", connections_with(3));
  return 0;
}
