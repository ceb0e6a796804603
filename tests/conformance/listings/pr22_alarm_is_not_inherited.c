// PR22: the child starts without the parent's alarm.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  printf("before: %d\n", (int)alarm(100));
  fflush(stdout);
  if (fork() == 0) return alarm(0) == 0 ? 1 : 2;
  wait(&status);
  printf("in the child nothing was left: %d\n", WEXITSTATUS(status) == 1);
  int left = alarm(0);
  printf("in the parent: %d\n", left > 50 && left <= 100);
  return 0;
}
