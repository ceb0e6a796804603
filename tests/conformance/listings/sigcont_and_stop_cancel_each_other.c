// SIGCONT throws pending stop signals away; SIGTSTP can be caught, SIGSTOP cannot.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "not now\n", 8);
}

static int is_pending(int number) {
  sigset_t set;
  sigpending(&set);
  return sigismember(&set, number);
}

int main(void) {
  sigset_t set;
  signal(SIGTSTP, handler);
  raise(SIGTSTP);
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  sigprocmask(SIG_BLOCK, &set, NULL);
  raise(SIGTSTP);
  dprintf(1, "pending %d\n", is_pending(SIGTSTP));
  raise(SIGCONT);
  dprintf(1, "pending %d\n", is_pending(SIGTSTP));
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  dprintf(1, "done\n");
  return 0;
}
