// sigaction() reads and replaces in one call: handler, flags and mask come back.
#include <signal.h>
#include <stdio.h>
#include <string.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  struct sigaction action, old;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  sigaddset(&action.sa_mask, SIGTERM);
  printf("%d ", sigaction(SIGUSR1, &action, &old));
  printf("%d\n", old.sa_handler == SIG_DFL);
  action.sa_handler = SIG_IGN;
  action.sa_flags = 0;
  sigaction(SIGUSR1, &action, &old);
  printf("handler %d\n", old.sa_handler == handler);
  printf("restart %d, nodefer %d, resethand %d\n", (old.sa_flags & SA_RESTART) != 0,
         (old.sa_flags & SA_NODEFER) != 0, (old.sa_flags & SA_RESETHAND) != 0);
  printf("mask TERM %d, INT %d\n", sigismember(&old.sa_mask, SIGTERM),
         sigismember(&old.sa_mask, SIGINT));
  sigaction(SIGUSR1, NULL, &old);
  printf("ignored %d\n", old.sa_handler == SIG_IGN);
  return 0;
}
