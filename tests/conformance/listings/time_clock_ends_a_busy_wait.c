// A loop that waits for the processor's clock comes to its end; time never goes back.
#include <stdio.h>
#include <time.h>

int main(void) {
  clock_t start = clock();
  while (clock() - start < CLOCKS_PER_SEC / 1000) continue;
  struct timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  clock_gettime(CLOCK_MONOTONIC, &after);
  printf("%d %d\n", after.tv_sec >= before.tv_sec, clock() > start);
  time_t now;
  printf("%d %d\n", time(&now) == now, timespec_get(&after, TIME_UTC) == TIME_UTC);
  return 0;
}
