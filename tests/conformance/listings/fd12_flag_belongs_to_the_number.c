// FD12: FD_CLOEXEC belongs to the number: neither a duplicate nor the child's copy changes with it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  int copy = dup(fd);
  fcntl(copy, F_SETFD, FD_CLOEXEC);
  printf("fd %d, copy %d\n", fcntl(fd, F_GETFD), fcntl(copy, F_GETFD));
  fflush(stdout);
  if (fork() == 0) {
    dprintf(1, "child: fd %d, copy %d\n", fcntl(fd, F_GETFD), fcntl(copy, F_GETFD));
    fcntl(copy, F_SETFD, 0);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return 0;
  }
  wait(NULL);
  printf("parent: fd %d, copy %d\n", fcntl(fd, F_GETFD), fcntl(copy, F_GETFD));
  return 0;
}
