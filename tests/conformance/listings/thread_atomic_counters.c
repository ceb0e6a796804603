// Atomic counters lose nothing, whoever goes first.

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int plain;
static atomic_long added = 100;
static _Atomic unsigned char narrow = 250;
static _Atomic(unsigned) bits = ATOMIC_VAR_INIT(0);

static void *count(void *argument) {
  unsigned bit = *(unsigned *)argument;
  for (int i = 0; i < 500; i++) {
    plain++;
    atomic_fetch_add(&added, 2);
    if (i % 100 == 0) narrow += 1;
  }
  atomic_fetch_or_explicit(&bits, 1u << bit, memory_order_relaxed);
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  unsigned numbers[4];
  for (unsigned i = 0; i < 4; i++) {
    numbers[i] = i;
    pthread_create(&threads[i], NULL, count, &numbers[i]);
  }
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  printf("%d %ld %d %#x\n", plain, atomic_load(&added), narrow, bits);
  return plain == 2000 ? 0 : 1;
}
