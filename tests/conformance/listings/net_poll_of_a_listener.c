// poll(): a listening socket is readable while a connection waits for accept().
#include <arpa/inet.h>
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

static void ask(int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT, 0};
  printf("%d:", poll(&entry, 1, 0));
  printf(" %d\n", entry.revents);
}

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 3), client[2];
  ask(listener);
  for (int i = 0; i < 2; i++) {
    client[i] = socket(AF_INET, SOCK_STREAM, 0);
    connect(client[i], (struct sockaddr*)&address, sizeof(address));
  }
  ask(listener);
  accept(listener, NULL, NULL);
  ask(listener);
  accept(listener, NULL, NULL);
  ask(listener);
  return 0;
}
