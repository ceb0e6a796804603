// <stdlib.h>: random numbers, in the very order in which glibc gives them (random_r.c, TYPE_3).

#include <stdlib.h>

enum { LENGTH = 31, SEPARATION = 3, DISCARDED = 310 };

static int state[LENGTH];
static int front = -1;  // -1: not seeded yet
static int rear;

static int next_number(void) {
  state[front] = (int)((unsigned int)state[front] + (unsigned int)state[rear]);
  int number = (int)((unsigned int)state[front] >> 1);
  front = (front + 1) % LENGTH;
  rear = (rear + 1) % LENGTH;
  return number;
}

// 16807 * x % 2147483647, which is Park and Miller's generator.
void srandom(unsigned int seed) {
  long word = seed == 0 ? 1 : (int)seed;
  for (int i = 0; i < LENGTH; i++) {
    state[i] = (int)word;
    word = word * 16807 % 2147483647;
    if (word < 0) word += 2147483647;
  }
  front = SEPARATION;
  rear = 0;
  for (int i = 0; i < DISCARDED; i++) next_number();
}

long random(void) {
  if (front < 0) srandom(1);
  return next_number();
}

void srand(unsigned int seed) { srandom(seed); }

int rand(void) { return (int)random(); }

int rand_r(unsigned int *seed) {
  unsigned int next = *seed * 1103515245 + 12345;
  unsigned int result = next / 65536 % 2048;
  next = next * 1103515245 + 12345;
  result = result << 10 ^ next / 65536 % 1024;
  next = next * 1103515245 + 12345;
  result = result << 10 ^ next / 65536 % 1024;
  *seed = next;
  return (int)result;
}
