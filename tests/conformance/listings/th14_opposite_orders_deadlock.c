// TH14: two threads that lock two mutexes in opposite order wait for each other for ever.
// expect: deadlock
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;
static int to_main[2], to_thread[2];

static void *b_then_a(void *argument) {
  char byte;
  (void)argument;
  pthread_mutex_lock(&b);
  write(to_main[1], "b", 1);
  read(to_thread[0], &byte, 1);
  pthread_mutex_lock(&a);
  return NULL;
}

int main(void) {
  pthread_t thread;
  char byte;
  pipe(to_main);
  pipe(to_thread);
  pthread_create(&thread, NULL, b_then_a, NULL);
  pthread_mutex_lock(&a);
  read(to_main[0], &byte, 1);
  write(to_thread[1], "a", 1);
  dprintf(1, "both have one\n");
  pthread_mutex_lock(&b);
  dprintf(1, "never\n");
  return 0;
}
