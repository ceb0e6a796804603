// sort [-rnu] [FILE]...: puts lines in order.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_numeric, is_reversed, is_unique;
static char **lines;
static size_t count, room;

static void read_options(const char *letters) {
  for (; *letters != '\0'; letters++) {
    if (*letters == 'n') {
      is_numeric = 1;
    } else if (*letters == 'r') {
      is_reversed = 1;
    } else if (*letters == 'u') {
      is_unique = 1;
    } else {
      fprintf(stderr, "sort: invalid option -- '%c'\n", *letters);
      fprintf(stderr, "Try 'sort --help' for more information.\n");
      exit(2);
    }
  }
}

static int compare_keys(const char *left, const char *right) {
  if (!is_numeric) return strcmp(left, right);
  double a = strtod(left, NULL);
  double b = strtod(right, NULL);
  return (a > b) - (a < b);
}

// Lines with equal numbers are in the order of their text.
static int compare(const void *left, const void *right) {
  const char *a = *(char *const *)left;
  const char *b = *(char *const *)right;
  int order = compare_keys(a, b);
  if (order == 0 && !is_unique) order = strcmp(a, b);
  return is_reversed ? -order : order;
}

static void keep(const char *line) {
  if (count == room) {
    room = room == 0 ? 64 : 2 * room;
    lines = realloc(lines, room * sizeof(*lines));
  }
  lines[count++] = strdup(line);
}

static void read_lines(FILE *from) {
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  while ((length = getline(&line, &size, from)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = '\0';
    keep(line);
  }
  free(line);
}

int main(int argc, char *argv[]) {
  int first = 1;
  for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
    read_options(argv[first] + 1);
  }
  if (first == argc) read_lines(stdin);
  for (int i = first; i < argc; i++) {
    FILE *from = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
    if (from == NULL) {
      fprintf(stderr, "sort: cannot read: %s: %s\n", argv[i], strerror(errno));
      return 2;
    }
    read_lines(from);
    if (from != stdin) fclose(from);
  }
  qsort(lines, count, sizeof(*lines), compare);
  for (size_t i = 0; i < count; i++) {
    int is_repeated = is_unique && i > 0 && compare_keys(lines[i - 1], lines[i]) == 0;
    if (!is_repeated) puts(lines[i]);
  }
  return 0;
}
