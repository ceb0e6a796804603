// sleep() returns 0 after its time, and the rest when a handler woke it.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void ring(int signal) { (void)signal; }

int main(void) {
  signal(SIGALRM, ring);
  printf("%d\n", (int)sleep(0));
  alarm(1);
  printf("%d\n", (int)sleep(30) >= 28);
  return 0;
}
