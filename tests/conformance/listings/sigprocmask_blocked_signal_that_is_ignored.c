// A pending signal is thrown away when it becomes ignored, and does not come back.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

static int is_pending(int number) {
  sigset_t set;
  sigpending(&set);
  return sigismember(&set, number);
}

int main(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, NULL);
  signal(SIGUSR1, handler);
  raise(SIGUSR1);
  printf("caught: %d\n", is_pending(SIGUSR1));
  signal(SIGUSR1, SIG_IGN);
  printf("then ignored: %d\n", is_pending(SIGUSR1));
  signal(SIGUSR1, handler);
  printf("then caught again: %d\n", is_pending(SIGUSR1));
  raise(SIGUSR1);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  printf("calls: %d\n", calls);
  return 0;
}
