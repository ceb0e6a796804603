// FD07: dup2(fd, fd) does not clear FD_CLOEXEC, and dup() does not copy it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe2(fd, O_CLOEXEC);
  dup2(fd[0], fd[0]);
  printf("%d\n", fcntl(fd[0], F_GETFD));
  printf("%d\n", fcntl(dup(fd[0]), F_GETFD));
  fcntl(fd[0], F_SETFD, 0);
  printf("%d\n", fcntl(fd[0], F_GETFD));
  return 0;
}
