// PI03: a write to the read end or a read from the write end fails with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c = 'x';
  pipe(fd);
  printf("%d ", (int)write(fd[0], &c, 1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)read(fd[1], &c, 1));
  printf("%d\n", errno == EBADF);
  return 0;
}
