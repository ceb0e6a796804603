// US01: socketpair() makes two connected ends with a queue for each direction.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  int result = socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  printf("socketpair %d: %d %d\n", result, fd[0], fd[1]);
  write(fd[0], "to the right", 12);
  write(fd[1], "to the left", 11);
  int n = read(fd[0], buf, sizeof(buf));
  printf("%d %.*s\n", n, n, buf);
  n = read(fd[1], buf, sizeof(buf));
  printf("%d %.*s\n", n, n, buf);
  return 0;
}
