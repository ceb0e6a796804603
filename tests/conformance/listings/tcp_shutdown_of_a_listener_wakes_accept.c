// TC25: SHUT_RD by another process ends an accept() that sleeps, with EINVAL.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
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

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 2);
  if (fork() == 0) {
    usleep(20000);
    shutdown(listener, SHUT_RD);
    _exit(0);
  }
  int result = accept(listener, NULL, NULL);
  printf("%d %s\n", result, strerror(errno));
  return 0;
}
