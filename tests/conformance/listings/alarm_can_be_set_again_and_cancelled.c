// There is one alarm for each process: a new one replaces the old one, alarm(0) cancels it.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("%d\n", (int)alarm(50));
  printf("%d\n", (int)alarm(10) >= 49);
  unsigned left = alarm(0);
  printf("%d\n", left >= 9 && left <= 10);
  printf("%d\n", (int)alarm(0));
  alarm(1);
  printf("%d\n", (int)alarm(0));
  sleep(1);
  printf("nothing came\n");
  return 0;
}
