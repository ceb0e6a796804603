// abort() ends the process even when SIGABRT is ignored, blocked or caught.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "caught\n", 7);
}

int main(void) {
  for (int kind = 0; kind < 3; kind++) {
    int status;
    if (fork() == 0) {
      sigset_t set;
      sigemptyset(&set);
      sigaddset(&set, SIGABRT);
      if (kind == 0) signal(SIGABRT, SIG_IGN);
      if (kind == 1) sigprocmask(SIG_BLOCK, &set, NULL);
      if (kind == 2) signal(SIGABRT, handler);
      abort();
    }
    wait(&status);
    dprintf(1, "%d: signal %d\n", kind, WTERMSIG(status));
  }
  return 0;
}
