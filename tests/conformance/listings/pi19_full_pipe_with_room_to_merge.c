// PI19: after 16 slots of 3000 bytes 1097 do not fit, but 1096 merge.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[4096];

int main(void) {
  int fd[2];
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  for (int i = 0; i < 16; i++) write(fd[1], block, 3000);
  printf("%d ", (int)write(fd[1], block, 1097));
  printf("%d\n", errno == EAGAIN);
  printf("%d\n", (int)write(fd[1], block, 1096));
  return 0;
}
