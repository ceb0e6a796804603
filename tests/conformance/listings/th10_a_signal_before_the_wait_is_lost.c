// TH10: a condition remembers nothing: who waits after the signal waits for ever.
// expect: deadlock
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

int main(void) {
  dprintf(1, "signal: %d\n", pthread_cond_signal(&condition));
  dprintf(1, "broadcast: %d\n", pthread_cond_broadcast(&condition));
  pthread_mutex_lock(&mutex);
  pthread_cond_wait(&condition, &mutex);
  dprintf(1, "never\n");
  return 0;
}
