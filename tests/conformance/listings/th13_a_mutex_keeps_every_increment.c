// TH13: with a mutex around it no increment is lost.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *count(void *argument) {
  for (int i = 0; i < *(int *)argument; i++) {
    pthread_mutex_lock(&mutex);
    counter++;
    pthread_mutex_unlock(&mutex);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  int times = 10;
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, count, &times);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  printf("%d\n", counter);
  return 0;
}
