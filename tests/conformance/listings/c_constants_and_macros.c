// #define constants, enum constants, const variables and conditional text.
#include <stdio.h>
#include <stdlib.h>

#define SIZE 8
#define LIMIT (SIZE * 2)
#define GREETING "hello"
#define DEBUG 0

enum { RED, GREEN = 5, BLUE };
enum state { IDLE, BUSY };

int main(void) {
  const int fixed = LIMIT;
  int values[SIZE];
  enum state state = BUSY;
  for (int i = 0; i < SIZE; i++) values[i] = i * fixed;
  printf("%d %s %d %d %d\n", values[SIZE - 1], GREETING, RED, GREEN, BLUE);
  printf("%d\n", state == BUSY);
#if DEBUG
  printf("debug\n");
#else
  printf("release\n");
#endif
#ifdef SIZE
  printf("%d %d\n", EXIT_SUCCESS, EXIT_FAILURE);
#endif
  return LIMIT;
}
