// dup2() of a socket onto standard output: printf() writes into the connection, when it is flushed.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

int main(void) {
  int fd[2];
  char buf[64];
  connect_pair(fd);
  int screen = dup(1);
  dup2(fd[1], 1);
  printf("hello %s, ", "client");
  printf("number %d\n", 7);
  int before = recv(fd[0], buf, sizeof(buf), MSG_DONTWAIT);
  fflush(stdout);
  int n = recv(fd[0], buf, sizeof(buf), MSG_DONTWAIT);
  dup2(screen, 1);
  printf("before the flush %d, then %d: %.*s", before, n, n, buf);
  return 0;
}
