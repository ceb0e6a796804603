// Threads that wait by running: a spin lock made of an atomic flag, and a flag that another one sets.

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

static atomic_flag lock = ATOMIC_FLAG_INIT;
static int counter;
static atomic_int ready, late;

static void *count(void *unused) {
  while (!atomic_load(&ready)) {
  }
  for (int i = 0; i < 200; i++) {
    while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire)) {
    }
    counter++;
    atomic_flag_clear_explicit(&lock, memory_order_release);
  }
  return unused;
}

static void *wake_late(void *unused) {
  usleep(20000);
  late = 1;
  return unused;
}

int main(void) {
  pthread_t a, b, c;
  pthread_create(&a, NULL, count, NULL);
  pthread_create(&b, NULL, count, NULL);
  atomic_store(&ready, 1);
  pthread_join(a, NULL);
  pthread_join(b, NULL);
  pthread_create(&c, NULL, wake_late, NULL);
  while (!late) continue;
  pthread_join(c, NULL);
  printf("%d %d\n", counter, late);
  return 0;
}
