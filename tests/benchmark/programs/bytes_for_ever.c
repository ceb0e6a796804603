#include <unistd.h>

int main(void) {
  int fd[2];
  char byte = 'x';
  if (pipe(fd) == -1) return 1;
  for (;;) {
    write(fd[1], &byte, 1);
    read(fd[0], &byte, 1);
  }
}
