// OF24: EFAULT on a pipe: the bytes stay in it.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[8] = "";
  char* volatile nowhere = NULL;
  pipe(fd);
  printf("%d ", (int)write(fd[1], nowhere, 3));
  printf("%d\n", errno == EFAULT);
  write(fd[1], "abc", 3);
  errno = 0;
  printf("%d ", (int)read(fd[0], nowhere, 3));
  printf("%d\n", errno == EFAULT);
  printf("%d ", (int)read(fd[0], buf, 7));
  printf("%s\n", buf);
  return 0;
}
