// PR08: a store through a null pointer kills only the process that does it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  volatile int* volatile nowhere = NULL;
  if (fork() == 0) {
    *nowhere = 1;
    return 0;
  }
  wait(&status);
  printf("exited %d, signal %d\n", WIFEXITED(status), WTERMSIG(status));
  return 0;
}
