#include "list.h"
struct node *prepend(struct node *list, int item) {
  struct node *first = malloc(sizeof *first);
  first->item = item;
  first->next = list;
  return first;
}
