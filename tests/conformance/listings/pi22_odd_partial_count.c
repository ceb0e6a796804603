// PI22: with 100 bytes left in the last slot a write of 4097 stores one byte.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[65536];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  write(fd[1], block, 61440);
  write(fd[1], block, 3996);
  printf("%d\n", (int)write(fd[1], block, 4097));
  printf("%d ", (int)write(fd[1], block, 100));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)write(fd[1], block, 99));
  return 0;
}
