// PI16: a slot is free only when all of its bytes are read.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[65536];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  printf("%d\n", (int)write(fd[1], block, 65536));
  printf("%d\n", (int)read(fd[0], block, 1));
  printf("%d ", (int)write(fd[1], "x", 1));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)read(fd[0], block, 4095));
  printf("%d\n", (int)write(fd[1], "x", 1));
  return 0;
}
