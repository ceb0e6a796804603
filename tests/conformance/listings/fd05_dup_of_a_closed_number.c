// FD05: dup() of a number that is not open fails with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("%d ", dup(-1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", dup(57));
  printf("%d\n", errno == EBADF);
  return 0;
}
