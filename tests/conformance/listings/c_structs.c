// Structures: members, assignment, arrays and pointers of them.
#include <stdio.h>
#include <string.h>

struct message {
  int length;
  char text[12];
  struct message *next;
};

typedef struct {
  int read_end, write_end;
} Ends;

int total(const struct message *m) {
  int sum = 0;
  for (; m; m = m->next) sum += m->length;
  return sum;
}

int main(void) {
  struct message first = {5, "hello", NULL}, second;
  second = first;
  strcpy(second.text, "world!");
  second.length = strlen(second.text);
  second.next = &first;
  printf("%s %s %d\n", first.text, second.text, total(&second));
  Ends ends[2] = {{3, 4}, {5, 6}};
  Ends *p = ends;
  p++;
  printf("%d %d %zu\n", p->read_end, (*p).write_end, sizeof(Ends));
  printf("%zu\n", sizeof(struct message));
  return 0;
}
