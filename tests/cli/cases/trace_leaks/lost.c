#include <unistd.h>

int main(void) {
  int fd[2];
  char byte;
  pipe(fd);
  write(fd[1], "ab", 2);
  read(fd[0], &byte, 1);
  close(fd[0]);
  return 0;
}
