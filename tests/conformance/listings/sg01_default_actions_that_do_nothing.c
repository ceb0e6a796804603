// SG01: SIGCHLD, SIGURG, SIGWINCH and SIGCONT are thrown away by default.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  const int signals[] = {SIGCHLD, SIGURG, SIGWINCH, SIGCONT};
  for (int i = 0; i < 4; i++) printf("%d\n", raise(signals[i]));
  printf("still here\n");
  return 0;
}
