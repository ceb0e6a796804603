// TH11: semaphores: wait, try, post, and the errors that they leave in errno.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t items, places;
static int shelf[2];

static void *produce(void *argument) {
  (void)argument;
  for (int i = 0; i < 6; i++) {
    sem_wait(&places);
    shelf[i % 2] = i;
    sem_post(&items);
  }
  return NULL;
}

int main(void) {
  pthread_t thread;
  int value = -1;
  printf("init: %d\n", sem_init(&items, 0, 0));
  sem_init(&places, 0, 2);
  sem_getvalue(&places, &value);
  printf("value %d\n", value);
  errno = 0;
  printf("trywait: %d\n", sem_trywait(&items));
  printf("EAGAIN: %d\n", errno == EAGAIN);
  pthread_create(&thread, NULL, produce, NULL);
  for (int i = 0; i < 6; i++) {
    sem_wait(&items);
    printf("took %d\n", shelf[i % 2]);
    sem_post(&places);
  }
  pthread_join(thread, NULL);
  sem_getvalue(&items, &value);
  printf("items %d\n", value);
  sem_getvalue(&places, &value);
  printf("places %d, trywait %d\n", value, sem_trywait(&places));
  printf("destroy %d\n", sem_destroy(&items));
  sem_t many;
  errno = 0;
  printf("too many: %d\n", sem_init(&many, 0, 2147483648u));
  printf("EINVAL: %d\n", errno == EINVAL);
  return 0;
}
