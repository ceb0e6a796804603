// PR08: an integer division by zero ends with SIGFPE.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  volatile int zero = 0;
  if (fork() == 0) return 7 / zero;
  wait(&status);
  printf("exited %d, signal %d\n", WIFEXITED(status), WTERMSIG(status));
  return 0;
}
