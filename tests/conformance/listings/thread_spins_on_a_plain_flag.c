// A thread that looks at a variable without a call does not keep the others from running.

#include <pthread.h>
#include <stdio.h>

static volatile int flag;

static void *set(void *unused) {
  flag = 1;
  return unused;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, set, NULL);
  while (!flag) {
  }
  pthread_join(thread, NULL);
  printf("%d\n", flag);
  return 0;
}
