// PR08: abort() ends with SIGABRT, and neither flushes streams nor calls atexit() functions.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void at_exit(void) { printf("not called\n"); }

int main(void) {
  int status;
  if (fork() == 0) {
    atexit(at_exit);
    printf("lost in the buffer");
    abort();
  }
  wait(&status);
  printf("signaled %d, signal %d\n", WIFSIGNALED(status), WTERMSIG(status));
  return 0;
}
