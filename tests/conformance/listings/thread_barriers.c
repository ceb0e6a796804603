// TH11: a barrier lets all go on together, round by round; one of them is the serial thread.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

#define THREADS 3
#define ROUNDS 4

static pthread_barrier_t barrier;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int arrived[ROUNDS], serial, early;

static void *work(void *argument) {
  (void)argument;
  for (int round = 0; round < ROUNDS; round++) {
    pthread_mutex_lock(&mutex);
    arrived[round]++;
    pthread_mutex_unlock(&mutex);
    int last = pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
    pthread_mutex_lock(&mutex);
    serial += last;
    early += arrived[round] != THREADS;
    pthread_mutex_unlock(&mutex);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  printf("none: %d\n", pthread_barrier_init(&barrier, NULL, 0) == EINVAL);
  printf("init: %d\n", pthread_barrier_init(&barrier, NULL, THREADS));
  for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  printf("serial %d, early %d\n", serial, early);
  printf("destroy: %d\n", pthread_barrier_destroy(&barrier));
  return 0;
}
