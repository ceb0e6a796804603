// FD07: dup2(fd, fd) returns fd and closes nothing.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c = '?';
  pipe(fd);
  printf("%d\n", dup2(fd[0], fd[0]) == fd[0]);
  write(fd[1], "y", 1);
  read(fd[0], &c, 1);
  printf("%c\n", c);
  return 0;
}
