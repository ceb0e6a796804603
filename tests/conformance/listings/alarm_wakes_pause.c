// pause() returns -1 and EINTR after a handler has run.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t rang;

static void ring(int signal) { rang = signal == SIGALRM; }

int main(void) {
  signal(SIGALRM, ring);
  alarm(1);
  int result = pause();
  printf("%d %s, rang %d\n", result, strerror(errno), rang);
  printf("%d\n", (int)alarm(0));
  return 0;
}
