// US18: each read takes one datagram; what does not fit is lost; an empty one reads as 0.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  write(fd[0], "one", 3);
  send(fd[0], "", 0, 0);
  write(fd[0], "a long one", 10);
  write(fd[0], "three", 5);
  int n = read(fd[1], buf, sizeof(buf));
  printf("%d %.*s\n", n, n, buf);
  n = read(fd[1], buf, sizeof(buf));
  printf("%d\n", n);
  n = read(fd[1], buf, 4);
  printf("%d %.*s\n", n, n, buf);
  n = read(fd[1], buf, sizeof(buf));
  printf("%d %.*s\n", n, n, buf);
  printf("%d\n", (int)recv(fd[1], buf, sizeof(buf), MSG_DONTWAIT));
  return 0;
}
