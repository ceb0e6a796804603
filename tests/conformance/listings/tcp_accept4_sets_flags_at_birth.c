// accept4() and socket() with SOCK_CLOEXEC and SOCK_NONBLOCK; plain accept() sets neither.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
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

static void show(const char* what, int fd) {
  printf("%s: cloexec %d, non-blocking %d\n", what, fcntl(fd, F_GETFD),
         (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
}

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 5), flags[] = {0, SOCK_CLOEXEC, SOCK_NONBLOCK};
  show("socket", socket(AF_INET, SOCK_STREAM, 0));
  show("socket", socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  for (int i = 0; i < 3; i++) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    show("accept4", accept4(listener, NULL, NULL, flags[i]));
  }
  int wrong = accept4(listener, NULL, NULL, 0x10000);
  printf("unknown flag: %d %s\n", wrong, strerror(errno));
  return 0;
}
