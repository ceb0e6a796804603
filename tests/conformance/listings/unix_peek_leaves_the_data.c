// US21: MSG_PEEK shows bytes without taking them.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[16];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  write(fd[0], "abc", 3);
  write(fd[0], "def", 3);
  int n = recv(fd[1], buf, 2, MSG_PEEK);
  printf("%d %.*s\n", n, n, buf);
  n = recv(fd[1], buf, 5, MSG_PEEK);
  printf("%d %.*s\n", n, n, buf);
  n = recv(fd[1], buf, sizeof(buf), 0);
  printf("%d %.*s\n", n, n, buf);
  close(fd[0]);
  printf("%d\n", (int)recv(fd[1], buf, sizeof(buf), MSG_PEEK));
  return 0;
}
