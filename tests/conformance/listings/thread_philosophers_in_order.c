// TH14: philosophers who take the lower fork first never deadlock.
#include <pthread.h>
#include <stdio.h>

#define COUNT 4

static pthread_mutex_t forks[COUNT];
static int meals[COUNT];

static void *dine(void *argument) {
  int number = *(int *)argument;
  int left = number, right = (number + 1) % COUNT;
  pthread_mutex_t *first = &forks[left < right ? left : right];
  pthread_mutex_t *second = &forks[left < right ? right : left];
  for (int i = 0; i < 3; i++) {
    pthread_mutex_lock(first);
    pthread_mutex_lock(second);
    meals[number]++;
    pthread_mutex_unlock(second);
    pthread_mutex_unlock(first);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[COUNT];
  int numbers[COUNT];
  for (int i = 0; i < COUNT; i++) pthread_mutex_init(&forks[i], NULL);
  for (int i = 0; i < COUNT; i++) {
    numbers[i] = i;
    pthread_create(&threads[i], NULL, dine, &numbers[i]);
  }
  for (int i = 0; i < COUNT; i++) pthread_join(threads[i], NULL);
  for (int i = 0; i < COUNT; i++) printf("%d ", meals[i]);
  printf("\n");
  return 0;
}
