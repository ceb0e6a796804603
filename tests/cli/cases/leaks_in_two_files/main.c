#include "list.h"

int main(void) {
  struct node *list = NULL;
  for (int i = 0; i < 10; i++) list = prepend(list, i);
  char *name = malloc(1);
  return name == NULL;
}
