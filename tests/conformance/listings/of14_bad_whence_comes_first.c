// OF14: an unknown whence is found before the kind of object: EINVAL, not ESPIPE.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  printf("%ld ", (long)lseek(fd[0], 0, 99));
  printf("%d\n", errno == EINVAL);
  printf("%ld ", (long)lseek(fd[0], 0, SEEK_SET));
  printf("%d\n", errno == ESPIPE);
  printf("%ld ", (long)lseek(fd[0], -5, SEEK_SET));
  printf("%d\n", errno == ESPIPE);
  return 0;
}
