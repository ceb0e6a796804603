// FD15: F_DUPFD gives the lowest free number that is not below its argument.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void copy(int from, int lowest) {
  int fd = fcntl(from, F_DUPFD, lowest);
  if (fd == -1)
    printf("from %d: %s\n", lowest, strerror(errno));
  else
    printf("from %d: %d\n", lowest, fd);
}

int main(void) {
  copy(1, 100);
  copy(1, 100);
  dup2(1, 103);
  copy(1, 101);
  copy(1, 102);
  copy(1, 20);
  close(100);
  copy(1, 99);
  copy(1, 99);
  copy(1, -1);
  copy(77, 10);
  return 0;
}
