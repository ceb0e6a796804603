// IO05: fflush() before fork() leaves nothing to print twice.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  printf("once\n");
  fflush(stdout);
  printf("also once");
  fflush(NULL);
  if (fork() == 0) return 0;
  wait(NULL);
  printf("\n");
  return 0;
}
