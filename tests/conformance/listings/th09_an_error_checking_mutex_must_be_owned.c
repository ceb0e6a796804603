// TH09: waiting with an error-checking mutex that is not locked is EPERM.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

int main(void) {
  pthread_mutex_t mutex;
  pthread_mutexattr_t attributes;
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
  pthread_mutex_init(&mutex, &attributes);
  printf("EPERM: %d\n", pthread_cond_wait(&condition, &mutex) == EPERM);
  printf("lock: %d\n", pthread_mutex_lock(&mutex));
  printf("unlock: %d\n", pthread_mutex_unlock(&mutex));
  return 0;
}
