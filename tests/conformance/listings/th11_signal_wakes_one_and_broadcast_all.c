// TH11: a signal lets one waiter go on, a broadcast all of them.
#include <pthread.h>
#include <stdio.h>

#define WAITERS 3

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int waiting, tickets, passed;

static void *waiter(void *argument) {
  (void)argument;
  pthread_mutex_lock(&mutex);
  waiting++;
  pthread_cond_broadcast(&changed);
  while (tickets == 0) pthread_cond_wait(&turn, &mutex);
  tickets--;
  passed++;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
  return NULL;
}

static void wait_until(const int *number, int value) {
  while (*number < value) pthread_cond_wait(&changed, &mutex);
}

int main(void) {
  pthread_t threads[WAITERS];
  for (int i = 0; i < WAITERS; i++) pthread_create(&threads[i], NULL, waiter, NULL);
  pthread_mutex_lock(&mutex);
  wait_until(&waiting, WAITERS);
  tickets = 1;
  pthread_cond_signal(&turn);
  wait_until(&passed, 1);
  printf("after the signal: %d\n", passed);
  tickets = WAITERS - 1;
  pthread_cond_broadcast(&turn);
  wait_until(&passed, WAITERS);
  printf("after the broadcast: %d\n", passed);
  pthread_mutex_unlock(&mutex);
  for (int i = 0; i < WAITERS; i++) pthread_join(threads[i], NULL);
  return 0;
}
