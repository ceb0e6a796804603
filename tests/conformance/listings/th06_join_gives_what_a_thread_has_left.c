// TH06: pthread_join() delivers the value of return and of pthread_exit(), from any depth.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct result {
  int sum;
};

static void *by_return(void *argument) { return (char *)argument + 1; }

static void deep(int depth) {
  if (depth == 0) pthread_exit((void *)42);
  deep(depth - 1);
}

static void *by_exit(void *argument) {
  (void)argument;
  deep(20);
  return NULL;
}

static void *by_heap(void *argument) {
  struct result *result = malloc(sizeof *result);
  result->sum = *(int *)argument * 2;
  return result;
}

int main(void) {
  pthread_t threads[3];
  void *values[3];
  int number = 21;
  char text[] = "abc";
  pthread_create(&threads[0], NULL, by_return, text);
  pthread_create(&threads[1], NULL, by_exit, NULL);
  pthread_create(&threads[2], NULL, by_heap, &number);
  for (int i = 2; i >= 0; i--) pthread_join(threads[i], &values[i]);
  printf("%s %ld %d\n", (char *)values[0], (long)values[1], ((struct result *)values[2])->sum);
  free(values[2]);
  return 0;
}
