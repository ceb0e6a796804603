// tr [-d | -s] SET1 [SET2]: replaces, deletes or squeezes characters.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct set {
  unsigned char members[256];
  int count;
};

static struct { const char *name; const char *members; } classes[] = {
    {"[:lower:]", "abcdefghijklmnopqrstuvwxyz"}, {"[:upper:]", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"[:digit:]", "0123456789"},                 {"[:space:]", "\t\n\v\f\r "},
    {"[:blank:]", "\t "},
};

static void add(struct set *set, int character) {
  if (set->count < 256) set->members[set->count++] = character;
}

// One character of a set's text, with its escapes.
static int take(const char **text) {
  if (**text != '\\' || (*text)[1] == '\0') return (unsigned char)*(*text)++;
  *text += 2;
  switch ((*text)[-1]) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '0':
      return '\0';
    default:
      return (unsigned char)(*text)[-1];
  }
}

static int take_class(const char **text, struct set *set) {
  for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
    size_t length = strlen(classes[i].name);
    if (strncmp(*text, classes[i].name, length) != 0) continue;
    for (const char *each = classes[i].members; *each != '\0'; each++) add(set, *each);
    *text += length;
    return 1;
  }
  return 0;
}

static void read_set(const char *text, struct set *set) {
  while (*text != '\0') {
    if (take_class(&text, set)) continue;
    int first = take(&text);
    int last = first;
    if (text[0] == '-' && text[1] != '\0') {
      text++;
      last = take(&text);
      if (last < first) {
        fprintf(stderr, "tr: range-endpoints of '%c-%c' are in reverse collating sequence order\n",
                first, last);
        exit(1);
      }
    }
    for (int each = first; each <= last; each++) add(set, each);
  }
}

static int place_in(const struct set *set, int character) {
  for (int i = set->count; i-- > 0;) {
    if (set->members[i] == character) return i;
  }
  return -1;
}

static int refuse(const char *what, const char *last) {
  fprintf(stderr, "tr: missing operand%s%s%s\n", last ? " after '" : "", last ? last : "",
          last ? "'" : "");
  if (last) fprintf(stderr, "%s\n", what);
  fprintf(stderr, "Try 'tr --help' for more information.\n");
  return 1;
}

int main(int argc, char *argv[]) {
  int deletes = 0, squeezes = 0, first = 1;
  for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
    deletes |= strchr(argv[first], 'd') != NULL;
    squeezes |= strchr(argv[first], 's') != NULL;
  }
  if (first == argc) return refuse("", NULL);
  if (!deletes && !squeezes && argc - first < 2) {
    return refuse("Two strings must be given when translating.", argv[first]);
  }
  struct set from = {{0}, 0}, to = {{0}, 0};
  read_set(argv[first], &from);
  if (argc - first > 1) read_set(argv[first + 1], &to);
  int translates = !deletes && to.count > 0;
  const struct set *squeezed = to.count > 0 ? &to : &from;
  int before = EOF;
  int character;
  while ((character = getchar()) != EOF) {
    int place = place_in(&from, character);
    if (deletes && place >= 0) continue;
    if (translates && place >= 0) {
      character = to.members[place < to.count ? place : to.count - 1];
    }
    int is_repeated = squeezes && character == before && place_in(squeezed, character) >= 0;
    if (!is_repeated) putchar(character);
    before = character;
  }
  return 0;
}
