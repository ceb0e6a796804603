// TH01: every thread sleeps for its own time.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *nap(void *argument) {
  int tenths = *(int *)argument;
  usleep(tenths * 100000);
  dprintf(1, "after %d\n", tenths);
  return NULL;
}

int main(void) {
  pthread_t threads[3];
  int tenths[] = {3, 1, 2};
  for (int i = 0; i < 3; i++) pthread_create(&threads[i], NULL, nap, &tenths[i]);
  dprintf(1, "all asleep\n");
  for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
  return 0;
}
