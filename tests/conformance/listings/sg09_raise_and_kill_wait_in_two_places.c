// SG09: raise() signals the thread and kill() the process, so one of each kind can be pending.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

int main(void) {
  sigset_t set;
  signal(SIGUSR1, handler);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, NULL);
  for (int i = 0; i < 3; i++) {
    raise(SIGUSR1);
    kill(getpid(), SIGUSR1);
  }
  printf("%d\n", calls);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  printf("%d\n", calls);
  return 0;
}
