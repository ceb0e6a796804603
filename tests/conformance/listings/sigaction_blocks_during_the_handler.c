// While a handler runs, its own signal and those of sa_mask wait.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void other(int signal) {
  (void)signal;
  write(1, "  other\n", 8);
}

static void handler(int signal) {
  static int depth = 0;
  (void)signal;
  write(1, "begin\n", 6);
  if (depth++ == 0) {
    raise(SIGUSR1);
    raise(SIGUSR2);
    raise(SIGTERM);
  }
  write(1, "end\n", 4);
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  sigaddset(&action.sa_mask, SIGUSR2);
  sigaction(SIGUSR1, &action, NULL);
  signal(SIGUSR2, other);  // in sa_mask: runs after the handler
  signal(SIGTERM, other);  // not in sa_mask: interrupts the handler
  raise(SIGUSR1);
  write(1, "main\n", 5);
  return 0;
}
