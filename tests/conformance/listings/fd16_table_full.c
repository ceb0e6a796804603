// FD16: a full table gives EMFILE, and pipe() leaves its array alone.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2] = {-7, -7};
  int last = -1, next;
  while ((next = dup(0)) != -1) last = next;
  printf("%d %d\n", last, errno == EMFILE);
  close(last);
  errno = 0;
  printf("%d ", pipe(fd));
  printf("%d %d %d\n", errno == EMFILE, fd[0], fd[1]);
  printf("%d\n", dup(0) == last);
  return 0;
}
