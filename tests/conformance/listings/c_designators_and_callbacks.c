// Designators through anonymous members, compound literals, and comparison functions whose
// parameters are not `const void *`.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct event {
  int id;
  union {
    struct {
      int day, month;
    };
    int both[2];
  };
  const char *name;
};

static int by_month(const struct event *left, const struct event *right) {
  return left->month - right->month;
}
static int by_text(char **left, char **right) { return strcmp(*left, *right); }
typedef int compare(const void *, const void *);

int main(void) {
  struct event events[] = {
      {.id = 1, .month = 12, .day = 24, .name = "eve"},
      [2] = {3, {.both = {1, 5}}, "may"},
      [1] = (struct event){.name = "new year", .both[1] = 1, .id = 2},
  };
  size_t count = sizeof events / sizeof *events;
  qsort(events, count, sizeof *events, (compare *)by_month);
  for (size_t i = 0; i < count; i++)
    printf("%d %d/%d %s\n", events[i].id, events[i].day, events[i].month, events[i].name);
  char *words[] = {"pear", "apple", "fig"};
  qsort(words, 3, sizeof *words, (int (*)(const void *, const void *))by_text);
  printf("%s %s %s\n", words[0], words[1], words[2]);
  return 0;
}
