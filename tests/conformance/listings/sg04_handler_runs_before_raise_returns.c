// SG04: raise() returns 0 after the handler has run.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void handler(int signal) {
  const char digit = '0' + signal % 10;
  write(1, "handler ", 8);
  write(1, &digit, 1);
  write(1, "\n", 1);
}

int main(void) {
  signal(SIGUSR1, handler);
  signal(SIGINT, handler);
  write(1, "before\n", 7);
  int result = raise(SIGUSR1);
  dprintf(1, "raise gave %d\n", result);
  raise(SIGINT);
  result = raise(1000);
  dprintf(1, "raise gave %d %s\n", result, strerror(errno));
  return 0;
}
