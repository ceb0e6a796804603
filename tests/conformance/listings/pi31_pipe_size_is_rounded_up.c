// PI31: F_SETPIPE_SZ rounds up to a power of two of pages; EBUSY when the data do not fit.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[20000];

int main(void) {
  int fd[2];
  pipe(fd);
  printf("%d\n", fcntl(fd[0], F_SETPIPE_SZ, 1));
  printf("%d\n", fcntl(fd[0], F_SETPIPE_SZ, 5000));
  printf("%d\n", fcntl(fd[1], F_SETPIPE_SZ, 9000));
  printf("%d\n", fcntl(fd[1], F_SETPIPE_SZ, 65536));
  write(fd[1], block, 20000);
  printf("%d ", fcntl(fd[1], F_SETPIPE_SZ, 4096));
  printf("%d\n", errno == EBUSY);
  printf("%d\n", fcntl(fd[1], F_GETPIPE_SZ));
  return 0;
}
