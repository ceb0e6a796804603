// PI17: only a whole remainder merges into the last slot; else a new slot is used.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[8192];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETPIPE_SZ, 8192);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  printf("%d\n", (int)write(fd[1], block, 3000));
  printf("%d\n", (int)write(fd[1], block, 1000));
  printf("%d\n", (int)write(fd[1], block, 200));
  printf("%d\n", (int)write(fd[1], block, 3896));
  printf("%d ", (int)write(fd[1], block, 1));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)read(fd[0], block, 8192));
  return 0;
}
