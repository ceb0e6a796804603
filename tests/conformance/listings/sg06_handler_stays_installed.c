// SG06: the handler of signal() is there for the second signal, too.
#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

int main(void) {
  printf("%d\n", signal(SIGINT, handler) == SIG_DFL);
  for (int i = 0; i < 5; i++) raise(SIGINT);
  printf("%d\n", calls);
  printf("%d\n", signal(SIGINT, SIG_IGN) == handler);
  raise(SIGINT);
  printf("%d\n", calls);
  struct sigaction action;
  signal(SIGINT, handler);
  sigaction(SIGINT, NULL, &action);
  printf("restart %d, reset %d, nodefer %d\n", (action.sa_flags & SA_RESTART) != 0,
         (action.sa_flags & SA_RESETHAND) != 0, (action.sa_flags & SA_NODEFER) != 0);
  return 0;
}
