// PI07: end of file needs all duplicates of the write end closed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  fcntl(fd[0], F_SETFL, O_NONBLOCK);
  int copy = dup(fd[1]);
  close(fd[1]);
  printf("%d ", (int)read(fd[0], &c, 1));
  printf("%d\n", errno == EAGAIN);
  close(copy);
  printf("%d\n", (int)read(fd[0], &c, 1));
  return 0;
}
