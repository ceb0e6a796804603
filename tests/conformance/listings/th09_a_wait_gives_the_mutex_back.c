// TH09: pthread_cond_wait() releases the mutex while it waits and owns it when it returns.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int ready, done;

static void *wait_for_it(void *argument) {
  (void)argument;
  pthread_mutex_lock(&mutex);
  ready = 1;
  pthread_cond_signal(&changed);
  while (!done) pthread_cond_wait(&changed, &mutex);
  dprintf(1, "owns it: %d\n", pthread_mutex_trylock(&mutex) == EBUSY);
  pthread_mutex_unlock(&mutex);
  return NULL;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, wait_for_it, NULL);
  pthread_mutex_lock(&mutex);
  while (!ready) pthread_cond_wait(&changed, &mutex);
  dprintf(1, "main has the mutex, the other waits\n");
  done = 1;
  pthread_cond_signal(&changed);
  pthread_mutex_unlock(&mutex);
  pthread_join(thread, NULL);
  dprintf(1, "free: %d\n", pthread_mutex_trylock(&mutex));
  return 0;
}
