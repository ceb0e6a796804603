// A list in malloc'ed nodes: pushed, reversed, summed, freed.
#include <stdio.h>
#include <stdlib.h>

typedef struct node {
  int value;
  struct node *next;
} node_t;

node_t *push(node_t *head, int value) {
  node_t *n = malloc(sizeof *n);
  if (!n) exit(1);
  n->value = value;
  n->next = head;
  return n;
}

node_t *reverse(node_t *head) {
  node_t *done = NULL;
  while (head) {
    node_t *next = head->next;
    head->next = done;
    done = head;
    head = next;
  }
  return done;
}

int main(void) {
  node_t *list = NULL;
  for (int i = 0; i < 5; i++) list = push(list, i * i);
  list = reverse(list);
  int sum = 0;
  for (node_t *n = list; n; n = n->next) {
    printf("%d%s", n->value, n->next ? " -> " : "\n");
    sum += n->value;
  }
  while (list) {
    node_t *next = list->next;
    free(list);
    list = next;
  }
  return sum;
}
