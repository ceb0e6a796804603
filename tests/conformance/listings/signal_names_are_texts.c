// strsignal() and psignal() name signals; numbers are the same on every Linux of this kind.
#include <signal.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const int signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGABRT, SIGKILL, SIGSEGV, SIGPIPE,
                         SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGUSR1};
  for (int i = 0; i < 14; i++) printf("%2d %s\n", signals[i], strsignal(signals[i]));
  return 0;
}
