// TH05, TH06: another thread joins main and gets what it has left.
#include <pthread.h>
#include <stdio.h>

static pthread_t main_thread;

static void *join_main(void *argument) {
  void *value;
  (void)argument;
  int error = pthread_join(main_thread, &value);
  printf("join gives %d and %ld\n", error, (long)value);
  return NULL;
}

int main(void) {
  pthread_t thread;
  main_thread = pthread_self();
  pthread_create(&thread, NULL, join_main, NULL);
  pthread_exit((void *)11);
}
