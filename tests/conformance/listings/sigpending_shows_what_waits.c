// sigpending(): blocked signals that came; delivery takes them out.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

static void show(void) {
  sigset_t set;
  sigpending(&set);
  printf("INT %d, TERM %d, USR1 %d\n", sigismember(&set, SIGINT), sigismember(&set, SIGTERM),
         sigismember(&set, SIGUSR1));
}

int main(void) {
  sigset_t set;
  signal(SIGINT, handler);
  signal(SIGTERM, handler);
  signal(SIGUSR1, handler);
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigprocmask(SIG_BLOCK, &set, NULL);
  show();
  raise(SIGINT);
  raise(SIGUSR1);
  show();
  kill(getpid(), SIGTERM);
  show();
  sigdelset(&set, SIGTERM);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  show();
  return 0;
}
