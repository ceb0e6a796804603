// TH04: the return from main ends the other threads.
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void *sleep_long(void *argument) {
  (void)argument;
  pause();
  printf("never\n");
  return NULL;
}

int main(void) {
  pthread_t thread;
  for (int i = 0; i < 3; i++) pthread_create(&thread, NULL, sleep_long, NULL);
  printf("main returns\n");
  return 6;
}
