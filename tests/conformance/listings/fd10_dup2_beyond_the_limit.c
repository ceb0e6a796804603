// FD10: dup2() onto a negative number or beyond the limit fails with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("%d ", dup2(1, -1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", dup2(1, 1024));
  printf("%d\n", errno == EBADF);
  printf("%d\n", dup2(1, 1023));
  return 0;
}
