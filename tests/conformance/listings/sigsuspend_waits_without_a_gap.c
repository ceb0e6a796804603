// sigsuspend() unblocks and waits in one step, and puts the old mask back.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

int main(void) {
  sigset_t set, old, now;
  signal(SIGUSR1, handler);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  if (fork() == 0) {
    kill(getppid(), SIGUSR1);
    _exit(0);
  }
  int result = sigsuspend(&old);
  printf("%d %s, calls %d\n", result, strerror(errno), calls);
  sigprocmask(SIG_BLOCK, NULL, &now);
  printf("blocked again: %d\n", sigismember(&now, SIGUSR1));
  raise(SIGUSR1);
  printf("calls %d\n", calls);
  sigsuspend(&old);
  printf("calls %d\n", calls);
  wait(NULL);
  return 0;
}
