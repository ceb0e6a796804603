// A handler without SA_RESTART: read() comes back with EINTR.
// typed: ^C
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = note;
  sigaction(SIGINT, &action, NULL);
  char line[16];
  ssize_t n = read(0, line, sizeof(line));
  printf("%d %d\n", (int)n, errno == EINTR);
  return 3;
}
