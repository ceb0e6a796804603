#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) < 0) return 1;
  int size = fcntl(fd[1], F_SETPIPE_SZ, 2000000000);
  printf("%d %s\n", size, strerror(errno));
  return size;
}
