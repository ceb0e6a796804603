// FD14: open(), pipe() and dup() give descriptors that exec() keeps, unless one asks otherwise.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int plain[2], marked[2];
  pipe(plain);
  pipe2(marked, O_CLOEXEC);
  printf("open %d\n", fcntl(open("f", O_CREAT | O_RDWR, 0644), F_GETFD));
  printf("open with O_CLOEXEC %d\n", fcntl(open("f", O_RDWR | O_CLOEXEC), F_GETFD));
  printf("pipe %d %d\n", fcntl(plain[0], F_GETFD), fcntl(plain[1], F_GETFD));
  printf("pipe2 %d %d\n", fcntl(marked[0], F_GETFD), fcntl(marked[1], F_GETFD));
  printf("status flags of pipe2: %d\n", fcntl(marked[0], F_GETFL));
  printf("dup %d\n", fcntl(dup(marked[0]), F_GETFD));
  return 0;
}
