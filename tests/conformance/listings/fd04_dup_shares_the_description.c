// FD04: a duplicate reads from the same pipe, and the pipe lives until both are closed.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[8];
  pipe(fd);
  int copy = dup(fd[0]);
  write(fd[1], "abcd", 4);
  read(fd[0], buf, 2);
  read(copy, buf + 2, 2);
  close(fd[0]);
  printf("%d %.4s\n", copy, buf);
  printf("%d\n", (int)write(fd[1], "x", 1));
  return 0;
}
