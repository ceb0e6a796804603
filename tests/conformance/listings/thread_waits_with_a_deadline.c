// TH09: waits with a deadline end with ETIMEDOUT, and a condition gives the mutex back.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int done;

static struct timespec in_milliseconds(long milliseconds) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  time.tv_nsec += milliseconds * 1000000;
  time.tv_sec += time.tv_nsec / 1000000000;
  time.tv_nsec %= 1000000000;
  return time;
}

static void *signal_late(void *argument) {
  (void)argument;
  usleep(100000);
  pthread_mutex_lock(&mutex);
  done = 1;
  pthread_cond_signal(&condition);
  pthread_mutex_unlock(&mutex);
  return NULL;
}

static void *lock_in_vain(void *argument) {
  (void)argument;
  struct timespec until = in_milliseconds(30);
  printf("lock: %d\n", pthread_mutex_timedlock(&held, &until) == ETIMEDOUT);
  return NULL;
}

int main(void) {
  pthread_t thread;
  sem_t semaphore;
  struct timespec until = in_milliseconds(30);
  pthread_mutex_lock(&mutex);
  printf("wait: %d\n", pthread_cond_timedwait(&condition, &mutex, &until) == ETIMEDOUT);
  printf("owns it: %d\n", pthread_mutex_trylock(&mutex) == EBUSY);
  pthread_create(&thread, NULL, signal_late, NULL);
  until = in_milliseconds(5000);
  int error = 0;
  while (!done && error == 0) error = pthread_cond_timedwait(&condition, &mutex, &until);
  printf("signalled: %d\n", error);
  pthread_mutex_unlock(&mutex);
  pthread_join(thread, NULL);
  sem_init(&semaphore, 0, 0);
  until = in_milliseconds(30);
  int result = sem_timedwait(&semaphore, &until);
  printf("sem: %d %d\n", result, errno == ETIMEDOUT);
  pthread_mutex_lock(&held);
  pthread_create(&thread, NULL, lock_in_vain, NULL);
  pthread_join(thread, NULL);
  return 0;
}
