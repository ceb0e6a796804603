// TH07: a read-write lock: several readers or one writer; the try forms return EBUSY.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int go[2], shared;

static void *look(void *argument) {
  (void)argument;
  printf("read %d\n", pthread_rwlock_tryrdlock(&lock));
  printf("write %d\n", pthread_rwlock_trywrlock(&lock) == EBUSY);
  pthread_rwlock_unlock(&lock);
  return NULL;
}

static void *look_in_vain(void *argument) {
  (void)argument;
  printf("read %d, write %d\n", pthread_rwlock_tryrdlock(&lock) == EBUSY,
         pthread_rwlock_trywrlock(&lock) == EBUSY);
  return NULL;
}

static void *add(void *argument) {
  (void)argument;
  for (int i = 0; i < 5; i++) {
    pthread_rwlock_wrlock(&lock);
    shared++;
    pthread_rwlock_unlock(&lock);
  }
  return NULL;
}

static void run(void *(*function)(void *)) {
  pthread_t thread;
  pthread_create(&thread, NULL, function, NULL);
  pthread_join(thread, NULL);
}

int main(void) {
  pthread_t threads[2];
  pipe(go);
  pthread_rwlock_rdlock(&lock);
  run(look);
  pthread_rwlock_unlock(&lock);
  pthread_rwlock_wrlock(&lock);
  run(look_in_vain);
  printf("own: %d %d\n", pthread_rwlock_wrlock(&lock) == EDEADLK,
         pthread_rwlock_rdlock(&lock) == EDEADLK);
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, add, NULL);
  pthread_rwlock_unlock(&lock);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  printf("shared %d\n", shared);
  printf("destroy %d\n", pthread_rwlock_destroy(&lock));
  return 0;
}
