// FD02: every new descriptor is the lowest free number; pipe() takes two, not always neighbours.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  int a = dup(1), b = dup(1), c = dup(1), d = dup(1);
  printf("%d %d %d %d\n", a, b, c, d);
  close(b);
  close(d);
  pipe(fd);
  printf("%d %d\n", fd[0], fd[1]);
  close(a);
  printf("%d\n", dup(1));
  return 0;
}
