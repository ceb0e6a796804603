#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  close(fd[0]);
  write(fd[1], "x", 1);
  return 0;
}
