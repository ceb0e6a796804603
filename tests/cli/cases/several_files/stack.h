#pragma once
#include <stddef.h>
#define SQUARE(x) ((x) * (x))
struct stack {
  int items[10];
  size_t count;
};
void push(struct stack* s, int item);
int pop(struct stack* s);
