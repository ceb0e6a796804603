#include <stdlib.h>
struct node {
  int item;
  struct node* next;
};
struct node* prepend(struct node* list, int item);
