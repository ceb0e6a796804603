// FD03: close() frees the number at once; closing it again fails with EBADF.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  printf("%d\n", close(fd[0]));
  printf("%d ", close(fd[0]));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", close(-1));
  printf("%d\n", errno == EBADF);
  printf("reused %d\n", dup(1) == fd[0]);
  return 0;
}
