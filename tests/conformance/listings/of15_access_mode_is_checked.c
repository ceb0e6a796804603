// OF15: pipe2() with O_NONBLOCK sets the flag on both ends; the access modes stay.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c = 'x';
  pipe2(fd, O_NONBLOCK);
  printf("%d ", (int)read(fd[0], &c, 1));
  printf("%d\n", errno == EAGAIN);
  printf("%d ", (int)write(fd[0], &c, 1));
  printf("%d\n", errno == EBADF);
  printf("%d ", pipe2(fd, 12345));
  printf("%d\n", errno == EINVAL);
  return 0;
}
