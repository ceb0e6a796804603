// SG08: the child has the parent's handlers and ignored signals; later changes are private.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  int status;
  signal(SIGUSR1, handler);
  signal(SIGTERM, SIG_IGN);
  if (fork() == 0) {
    raise(SIGUSR1);
    raise(SIGTERM);
    signal(SIGUSR1, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    raise(SIGUSR1);
    raise(SIGTERM);
    return 0;
  }
  wait(&status);
  dprintf(1, "child killed by SIGTERM: %d\n", WTERMSIG(status) == SIGTERM);
  raise(SIGUSR1);
  raise(SIGTERM);
  dprintf(1, "parent lives\n");
  return 0;
}
