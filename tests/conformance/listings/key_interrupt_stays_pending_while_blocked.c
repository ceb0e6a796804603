// A blocked SIGINT acts when it is unblocked.
// typed: ^C
// typed: go on\n
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  char line[16];
  sigset_t set, pending;
  signal(SIGINT, note);
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigprocmask(SIG_BLOCK, &set, NULL);
  ssize_t n = read(0, line, sizeof(line));
  sigpending(&pending);
  printf("%d %d\n", (int)n, sigismember(&pending, SIGINT));
  fflush(stdout);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  return 0;
}
