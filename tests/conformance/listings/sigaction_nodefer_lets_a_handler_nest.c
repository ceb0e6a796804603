// SA_NODEFER: the handler can be interrupted by its own signal.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t depth;

static void handler(int signal) {
  depth++;
  dprintf(1, "%*sin %d\n", (int)depth, "", (int)depth);
  if (depth < 3) raise(signal);
  dprintf(1, "%*sout %d\n", (int)depth, "", (int)depth);
  depth--;
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = SA_NODEFER;
  sigaction(SIGUSR1, &action, NULL);
  raise(SIGUSR1);
  dprintf(1, "done\n");
  return 0;
}
