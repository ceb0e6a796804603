#include <pthread.h>
#include <stdio.h>
static int counter, guarded;
static pthread_mutex_t lock =
    PTHREAD_MUTEX_INITIALIZER;

static void *add(void *unused) {
  counter++;  //@ race
  pthread_mutex_lock(&lock);  //@ lock
  guarded++;  //@ guarded
  pthread_mutex_unlock(&lock);
  return unused;
}
int main(void) {
  pthread_t a, b;
  pthread_create(&a, NULL, add, NULL);
  pthread_create(&b, NULL, add, NULL);  //@ two
  pthread_join(a, NULL);
  pthread_join(b, NULL);
  printf("%d %d\n", counter, guarded);  //@ end
  return 0;
}
