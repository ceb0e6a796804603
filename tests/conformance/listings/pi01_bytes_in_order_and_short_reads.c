// PI01: bytes come out in order and once; a read returns what is there.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[64];
  pipe(fd);
  write(fd[1], "abcdefghij", 10);
  int n = read(fd[0], buf, 4);
  printf("%d %.*s\n", n, n, buf);
  n = read(fd[0], buf, 64);
  printf("%d %.*s\n", n, n, buf);
  return 0;
}
