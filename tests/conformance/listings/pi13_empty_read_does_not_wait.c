// PI13: a read of no bytes returns 0 at once on an empty open pipe.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  printf("%d\n", (int)read(fd[0], &c, 0));
  return 0;
}
