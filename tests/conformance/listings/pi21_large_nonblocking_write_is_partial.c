// PI21: a larger non-blocking write stores what fits; bytes freed inside a slot are no room.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[100000];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  printf("%d\n", (int)write(fd[1], block, 100000));
  printf("%d\n", (int)read(fd[0], block, 4000));
  printf("%d ", (int)write(fd[1], block, 5000));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)read(fd[0], block, 96));
  printf("%d\n", (int)write(fd[1], block, 5000));
  return 0;
}
