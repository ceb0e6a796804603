// PI18: 1-byte writes fill 65536 bytes, 100-byte writes stop at 64000, 2049 at 32784.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char block[4096];

void fill(int size) {
  int fd[2], total = 0, n;
  pipe(fd);
  fcntl(fd[1], F_SETFL, O_NONBLOCK);
  while ((n = write(fd[1], block, size)) > 0) total += n;
  printf("%d: %d\n", size, total);
  close(fd[0]);
  close(fd[1]);
}

int main(void) {
  fill(100);
  fill(2048);
  fill(2049);
  fill(3000);
  fill(4096);
  fill(64);
  return 0;
}
