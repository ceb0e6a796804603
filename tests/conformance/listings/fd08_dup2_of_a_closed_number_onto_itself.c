// FD08: dup2(closed, closed) fails with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("%d ", dup2(50, 50));
  printf("%d\n", errno == EBADF);
  return 0;
}
