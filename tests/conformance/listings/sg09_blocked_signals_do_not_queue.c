// SG09: three signals of one kind that come while it is blocked are delivered once.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

int main(void) {
  sigset_t set, old;
  signal(SIGUSR1, handler);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  for (int i = 0; i < 3; i++) kill(getpid(), SIGUSR1);
  if (fork() == 0) {
    kill(getppid(), SIGUSR1);
    _exit(0);
  }
  wait(NULL);
  printf("blocked: %d\n", calls);
  sigprocmask(SIG_SETMASK, &old, NULL);
  printf("delivered: %d\n", calls);
  raise(SIGUSR1);
  printf("one more: %d\n", calls);
  return 0;
}
