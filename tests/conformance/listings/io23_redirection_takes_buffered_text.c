// IO23: without fflush() the text before dup2() goes to the new place.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[64];
  pipe(fd);
  int terminal = dup(1);
  printf("before");
  dup2(fd[1], 1);
  printf(" after");
  fflush(stdout);
  int n = read(fd[0], buf, 64);
  write(terminal, buf, n);
  write(terminal, "\n", 1);
  return 0;
}
