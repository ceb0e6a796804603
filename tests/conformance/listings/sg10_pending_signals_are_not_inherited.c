// SG10: what is pending in the parent is not pending in the child, though it is blocked in both.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char* who) {
  sigset_t pending, blocked;
  sigpending(&pending);
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  dprintf(1, "%s: blocked %d, pending %d\n", who, sigismember(&blocked, SIGUSR1),
          sigismember(&pending, SIGUSR1));
}

int main(void) {
  sigset_t set;
  int status;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, NULL);
  raise(SIGUSR1);
  show("parent");
  if (fork() == 0) {
    show("child");
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    dprintf(1, "child lives\n");
    return 4;
  }
  wait(&status);
  show("parent");
  signal(SIGUSR1, SIG_IGN);
  show("parent ignores it");
  dprintf(1, "child gave %d\n", WEXITSTATUS(status));
  return 0;
}
