// TH07: pthread_mutex_trylock() of a held mutex returns EBUSY and leaves errno alone.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *try(void *argument) {
  (void)argument;
  errno = 0;
  long error = pthread_mutex_trylock(&mutex);
  printf("EBUSY %d, errno %d\n", error == EBUSY, errno);
  return NULL;
}

int main(void) {
  pthread_t thread;
  printf("first: %d\n", pthread_mutex_trylock(&mutex));
  printf("own: %d\n", pthread_mutex_trylock(&mutex) == EBUSY);
  pthread_create(&thread, NULL, try, NULL);
  pthread_join(thread, NULL);
  printf("unlock: %d\n", pthread_mutex_unlock(&mutex));
  printf("destroy: %d\n", pthread_mutex_destroy(&mutex));
  return 0;
}
