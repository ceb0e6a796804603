// Each thread has its own of what is _Thread_local, with its first value.

#include <pthread.h>
#include <stdio.h>

static _Thread_local int number = 5;
__thread char name[8] = "new";
static int shared = 5;

static int next(void) {
  static _Thread_local int calls;
  return ++calls;
}

static void *work(void *argument) {
  int *from_main = argument;
  next();
  number += *from_main;
  shared += number;
  name[0] = 'N';
  printf("%d %s %d %d\n", number, name, next(), &number == from_main);
  return NULL;
}

int main(void) {
  pthread_t thread;
  number = 40;
  next();
  for (int i = 0; i < 2; i++) {
    pthread_create(&thread, NULL, work, &number);
    pthread_join(thread, NULL);
  }
  printf("%d %s %d %d\n", number, name, next(), shared);
  return 0;
}
