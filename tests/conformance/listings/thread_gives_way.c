// sched_yield() lets others go first, and returns 0.

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int turn;

static void *play(void *argument) {
  int own = *(int *)argument;
  for (int i = 0; i < 5; i++) {
    while (turn % 2 != own) {
      if (sched_yield() != 0) return argument;
    }
    printf("%d ", own);
    turn++;
  }
  return NULL;
}

int main(void) {
  pthread_t threads[2];
  int numbers[2] = {0, 1};
  void *left[2];
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, play, &numbers[i]);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], &left[i]);
  printf("%d\n", left[0] == NULL && left[1] == NULL);
  return 0;
}
