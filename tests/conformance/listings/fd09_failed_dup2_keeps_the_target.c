// FD09: dup2() from a closed number fails with EBADF, and the target stays open.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  printf("%d ", dup2(50, fd[1]));
  printf("%d\n", errno == EBADF);
  printf("%d\n", (int)write(fd[1], "still open", 10));
  return 0;
}
