// FD17: read() and write() on a number that is not open fail with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char c = 'x';
  printf("%d ", (int)read(99, &c, 1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)write(99, &c, 1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)write(-1, &c, 0));
  printf("%d\n", errno == EBADF);
  return 0;
}
