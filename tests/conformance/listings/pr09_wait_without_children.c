// PR09: wait() without children fails with ECHILD and leaves the status alone.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>

int main(void) {
  int status = 1234;
  int result = wait(&status);
  printf("%d, ECHILD %d, status %d\n", result, errno == ECHILD, status);
  return 0;
}
