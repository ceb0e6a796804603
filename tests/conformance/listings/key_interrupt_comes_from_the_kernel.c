// si_code and si_pid: nobody's process has sent it.
// typed: ^C
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void note(int signal, siginfo_t *info, void *context) {
  (void)context;
  printf("%d %d %d\n", signal, info->si_code, info->si_pid);
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_sigaction = note;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGINT, &action, NULL);
  pause();
  return 0;
}
