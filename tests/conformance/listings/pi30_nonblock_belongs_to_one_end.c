// PI30: O_NONBLOCK on the read end does not touch the write end, but its duplicates share it.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  int copy = dup(fd[0]);
  fcntl(fd[0], F_SETFL, O_NONBLOCK);
  printf("%d\n", (fcntl(fd[0], F_GETFL) & O_NONBLOCK) != 0);
  printf("%d\n", (fcntl(copy, F_GETFL) & O_NONBLOCK) != 0);
  printf("%d\n", (fcntl(fd[1], F_GETFL) & O_NONBLOCK) != 0);
  printf("%d %d\n", fcntl(fd[0], F_GETFL) & O_ACCMODE, fcntl(fd[1], F_GETFL) & O_ACCMODE);
  return 0;
}
