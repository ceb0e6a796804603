// grep [-cilnqv] PATTERN [FILE]...: shows the lines that a pattern matches. The pattern has basic
// regular expressions without groups: . [...] * ^ $ and \ before a character.
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int counts, ignores_case, lists_files, numbers_lines, is_quiet, inverts, shows_names;
static const char *pattern;

static void read_options(const char *letters) {
  for (; *letters != '\0'; letters++) {
    switch (*letters) {
      case 'c':
        counts = 1;
        break;
      case 'i':
        ignores_case = 1;
        break;
      case 'l':
        lists_files = 1;
        break;
      case 'n':
        numbers_lines = 1;
        break;
      case 'q':
        is_quiet = 1;
        break;
      case 'v':
        inverts = 1;
        break;
      default:
        fprintf(stderr, "grep: invalid option -- '%c'\n", *letters);
        fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\n");
        fprintf(stderr, "Try 'grep --help' for more information.\n");
        exit(2);
    }
  }
}

static int same(int left, int right) {
  return ignores_case ? tolower(left) == tolower(right) : left == right;
}

// The end of the element that a pattern begins with: a character, an escape, or a set.
static const char *element_end(const char *at) {
  if (at[0] == '\\' && at[1] != '\0') return at + 2;
  if (at[0] != '[') return at + 1;
  const char *end = at + 1;
  if (*end == '^') end++;
  if (*end == ']') end++;
  while (*end != '\0' && *end != ']') end++;
  if (*end == '\0') {
    fprintf(stderr, "grep: Unmatched [, [^, [:, [., or [=\n");
    exit(2);
  }
  return end + 1;
}

static int is_in_set(const char *at, const char *end, int character) {
  int is_negated = at[1] == '^';
  const char *member = at + 1 + is_negated;
  int found = 0;
  for (; member < end - 1; member++) {
    if (member[1] == '-' && member + 2 < end - 1) {
      int lies_in = character >= (unsigned char)member[0] && character <= (unsigned char)member[2];
      found |= lies_in;
      member += 2;
    } else {
      found |= same((unsigned char)*member, character);
    }
  }
  return found != is_negated;
}

static int matches_one(const char *at, const char *end, const char *text) {
  int character = (unsigned char)*text;
  if (character == '\0') return 0;
  if (*at == '[') return is_in_set(at, end, character);
  if (*at == '\\' && end == at + 2) return same((unsigned char)at[1], character);
  return *at == '.' || same((unsigned char)*at, character);
}

static int matches_here(const char *at, const char *text) {
  if (*at == '\0') return 1;
  if (at[0] == '$' && at[1] == '\0') return *text == '\0';
  const char *end = element_end(at);
  if (*end == '*') {
    size_t longest = 0;
    while (matches_one(at, end, text + longest)) longest++;
    for (;; longest--) {
      if (matches_here(end + 1, text + longest)) return 1;
      if (longest == 0) return 0;
    }
  }
  return matches_one(at, end, text) && matches_here(end, text + 1);
}

static int matches(const char *line) {
  if (*pattern == '^') return matches_here(pattern + 1, line);
  for (;; line++) {
    if (matches_here(pattern, line)) return 1;
    if (*line == '\0') return 0;
  }
}

static void show(const char *name, long number, const char *line) {
  if (shows_names) printf("%s:", name);
  if (numbers_lines) printf("%ld:", number);
  puts(line);
}

// Returns how many lines were found.
static long search(FILE *from, const char *name) {
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  long found = 0;
  for (long number = 1; (length = getline(&line, &size, from)) > 0; number++) {
    if (line[length - 1] == '\n') line[length - 1] = '\0';
    if (matches(line) == inverts) continue;
    found++;
    if (is_quiet || lists_files) break;
    if (!counts) show(name, number, line);
  }
  free(line);
  if (is_quiet) return found;
  if (lists_files) {
    if (found > 0) puts(name);
  } else if (counts) {
    if (shows_names) printf("%s:", name);
    printf("%ld\n", found);
  }
  return found;
}

int main(int argc, char *argv[]) {
  int first = 1;
  for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
    read_options(argv[first] + 1);
  }
  if (first == argc) {
    fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\n");
    fprintf(stderr, "Try 'grep --help' for more information.\n");
    return 2;
  }
  pattern = argv[first++];
  shows_names = argc - first > 1;
  long found = 0;
  int failed = 0;
  if (first == argc) found = search(stdin, "(standard input)");
  for (int i = first; i < argc; i++) {
    int is_input = strcmp(argv[i], "-") == 0;
    FILE *from = is_input ? stdin : fopen(argv[i], "r");
    if (from == NULL) {
      fprintf(stderr, "grep: %s: %s\n", argv[i], strerror(errno));
      failed = 1;
      continue;
    }
    found += search(from, is_input ? "(standard input)" : argv[i]);
    if (!is_input) fclose(from);
  }
  if (failed && !(is_quiet && found > 0)) return 2;
  return found > 0 ? 0 : 1;
}
