// PR12: unknown option bits fail with EINVAL, before the children are looked at.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>

int main(void) {
  int result = waitpid(-1, NULL, 0x1000);
  printf("%d %d\n", result, errno == EINVAL);
  return 0;
}
