// PR15: children can be waited for in another order than they ended.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t pids[4];
  for (int i = 0; i < 4; i++) {
    pids[i] = fork();
    if (pids[i] == 0) return i + 1;
  }
  for (int i = 3; i >= 0; i--) {
    int status;
    waitpid(pids[i], &status, 0);
    printf("child %d: %d\n", i, WEXITSTATUS(status));
  }
  return 0;
}
