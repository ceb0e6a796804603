#include "stack.h"
int pushes;
static int helper(void) { return 2; }
void push(struct stack *s, int item) {
  s->items[s->count++] = item;
  pushes += helper() - 1;
}
int pop(struct stack *s) { return s->items[--s->count]; }
