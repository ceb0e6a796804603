// TH01: pthread_once() runs a function once; a key has a value of its own in every thread.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int begun, destroyed;

static void destroy(void *value) {
  destroyed += *(int *)value;
  free(value);
}

static void begin(void) {
  begun++;
  pthread_key_create(&key, destroy);
}

static void *work(void *argument) {
  pthread_once(&once, begin);
  int *own = malloc(sizeof *own);
  *own = *(int *)argument;
  if (pthread_getspecific(key) != NULL) printf("not empty\n");
  pthread_setspecific(key, own);
  if (pthread_getspecific(key) != own) printf("not its own\n");
  return NULL;
}

int main(void) {
  pthread_t threads[3];
  int numbers[] = {1, 10, 100};
  for (int i = 0; i < 3; i++) pthread_create(&threads[i], NULL, work, &numbers[i]);
  for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
  printf("begun %d, destroyed %d, main has %d\n", begun, destroyed,
         pthread_getspecific(key) != NULL);
  printf("delete: %d\n", pthread_key_delete(key));
  printf("then: %d\n", pthread_setspecific(key, &begun) == EINVAL);
  return 0;
}
