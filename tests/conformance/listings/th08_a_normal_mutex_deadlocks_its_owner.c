// TH08: a default mutex that its owner locks again deadlocks, without an error.
// expect: deadlock
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  pthread_mutex_t mutex;
  pthread_mutex_init(&mutex, NULL);
  dprintf(1, "first: %d\n", pthread_mutex_lock(&mutex));
  dprintf(1, "second: %d\n", pthread_mutex_lock(&mutex));
  return 0;
}
