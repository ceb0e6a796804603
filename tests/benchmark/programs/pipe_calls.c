// A process writes to a pipe and reads from it, a byte at a time.
#include <unistd.h>

int main(void) {
  int fd[2];
  char byte = 'x';
  pipe(fd);
  for (int i = 0; i < 50000; i++) {
    write(fd[1], &byte, 1);
    read(fd[0], &byte, 1);
  }
  return 0;
}
