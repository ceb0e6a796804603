// TC26: a client that sleeps in read() is woken by the reset when the server ends before accept().
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
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
  char c;
  int listener = listen_somewhere(&address, 2), fd[2];
  pipe(fd);
  if (fork() == 0) {
    close(listener);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    write(fd[1], "c", 1);
    int n = read(client, &c, 1);
    printf("read: %d %s\n", n, n < 0 ? strerror(errno) : "");
    exit(0);
  }
  read(fd[0], &c, 1);
  close(listener);
  wait(NULL);
  return 0;
}
