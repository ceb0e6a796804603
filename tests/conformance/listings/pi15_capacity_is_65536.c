// PI15: a pipe holds 65536 bytes.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[4096];

int main(void) {
  int fd[2], total = 0, n;
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  while ((n = write(fd[1], block, sizeof(block))) > 0) total += n;
  printf("%d %d\n", total, errno == EAGAIN);
  printf("%d\n", fcntl(fd[0], F_GETPIPE_SZ));
  return 0;
}
