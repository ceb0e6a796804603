// TH08: a recursive mutex counts, an error-checking one tells EDEADLK and EPERM.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t recursive, checking;

static void *other(void *argument) {
  (void)argument;
  printf("try: %d\n", pthread_mutex_trylock(&recursive) == EBUSY);
  printf("unlock: %d\n", pthread_mutex_unlock(&checking) == EPERM);
  return NULL;
}

static void make(pthread_mutex_t *mutex, int kind) {
  pthread_mutexattr_t attributes;
  int told = -1;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, kind);
  pthread_mutexattr_gettype(&attributes, &told);
  printf("kind kept: %d\n", told == kind);
  pthread_mutex_init(mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

int main(void) {
  pthread_t thread;
  make(&recursive, PTHREAD_MUTEX_RECURSIVE);
  make(&checking, PTHREAD_MUTEX_ERRORCHECK);
  for (int i = 0; i < 3; i++) printf("lock: %d\n", pthread_mutex_lock(&recursive));
  printf("lock: %d\n", pthread_mutex_lock(&checking));
  printf("again: %d\n", pthread_mutex_lock(&checking) == EDEADLK);
  printf("try: %d\n", pthread_mutex_trylock(&checking) == EBUSY);
  pthread_create(&thread, NULL, other, NULL);
  pthread_join(thread, NULL);
  printf("destroy: %d\n", pthread_mutex_destroy(&recursive) == EBUSY);
  for (int i = 0; i < 4; i++) printf("unlock: %d\n", pthread_mutex_unlock(&recursive) == EPERM);
  for (int i = 0; i < 2; i++) printf("unlock: %d\n", pthread_mutex_unlock(&checking) == EPERM);
  printf("destroy: %d\n", pthread_mutex_destroy(&recursive));
  return 0;
}
