// IO06: a process that SIGPIPE kills loses its buffered text.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  close(fd[0]);
  printf("line\n");
  printf("lost");
  write(fd[1], "x", 1);
  return 0;
}
