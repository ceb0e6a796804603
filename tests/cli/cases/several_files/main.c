#include <stdio.h>
#include "stack.h"
extern int pushes;
static int helper(void) { return 1; }
int main(int argc, char **argv) {
  struct stack s = {0};
  for (int i = 1; i < argc; i++) push(&s, argv[i][0]);
  while (s.count > 0) putchar(pop(&s));
  printf("\n%d %d %d\n", pushes, helper(), SQUARE(4));
  return 0;
}
