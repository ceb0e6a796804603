// PI20: a non-blocking write of at most 4096 bytes is stored whole or not at all.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[65536];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  printf("%d\n", (int)write(fd[1], block, 65536 - 100));
  printf("%d ", (int)write(fd[1], block, 101));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)write(fd[1], block, 100));
  return 0;
}
