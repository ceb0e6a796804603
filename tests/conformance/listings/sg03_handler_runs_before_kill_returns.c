// SG03: a process that signals itself has run its handler when kill() returns.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t calls, last;

static void handler(int signal) {
  calls++;
  last = signal;
}

int main(void) {
  signal(SIGUSR1, handler);
  signal(SIGTERM, handler);
  for (int i = 0; i < 3; i++) {
    kill(getpid(), SIGUSR1);
    printf("%d calls, signal %d\n", calls, last);
  }
  kill(getpid(), SIGTERM);
  printf("%d calls, signal %d\n", calls, last);
  return 0;
}
