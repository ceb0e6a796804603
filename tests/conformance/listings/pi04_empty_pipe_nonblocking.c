// PI04: a non-blocking read of an empty pipe with a writer fails with EAGAIN.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  int flags = fcntl(fd[0], F_GETFL);
  fcntl(fd[0], F_SETFL, flags | O_NONBLOCK);
  printf("%d ", (int)read(fd[0], &c, 1));
  printf("%d\n", errno == EAGAIN);
  write(fd[1], "x", 1);
  printf("%d\n", (int)read(fd[0], &c, 1));
  close(fd[1]);
  printf("%d\n", (int)read(fd[0], &c, 1));
  return 0;
}
