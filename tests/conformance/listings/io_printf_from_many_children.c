// Each child prints and flushes; the parent waits, so that the order is fixed.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  for (int i = 0; i < 3; i++) {
    pid_t pid = fork();
    if (pid == 0) {
      printf("child %d\n", i);
      exit(i);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("waited for %d\n", WEXITSTATUS(status));
  }
  return 0;
}
