// PI02: a read takes from several earlier writes at once.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[64];
  pipe(fd);
  write(fd[1], "one ", 4);
  write(fd[1], "two ", 4);
  write(fd[1], "three", 6);
  int n = read(fd[0], buf, 64);
  printf("%d %s\n", n, buf);
  return 0;
}
