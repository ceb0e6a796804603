// sigprocmask(): block, unblock, replace, and what the old mask was.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static void show(const char* what, const sigset_t* set) {
  printf("%s:", what);
  for (int i = 1; i < 32; i++) {
    if (sigismember(set, i) == 1) printf(" %d", i);
  }
  printf("\n");
}

int main(void) {
  sigset_t set, old;
  sigemptyset(&set);
  sigprocmask(SIG_SETMASK, &set, NULL);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigprocmask(SIG_BLOCK, &set, &old);
  show("old", &old);
  sigdelset(&set, SIGTERM);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  show("old", &old);
  sigprocmask(SIG_UNBLOCK, &set, &old);
  show("old", &old);
  sigfillset(&set);
  sigprocmask(SIG_SETMASK, &set, &old);
  show("old", &old);
  sigprocmask(SIG_SETMASK, NULL, &old);
  printf("KILL %d, STOP %d, TERM %d\n", sigismember(&old, SIGKILL), sigismember(&old, SIGSTOP),
         sigismember(&old, SIGTERM));
  int result = sigprocmask(99, &set, NULL);
  printf("%d %s\n", result, strerror(errno));
  result = sigaddset(&set, 0);
  printf("%d %s\n", result, strerror(errno));
  return 0;
}
