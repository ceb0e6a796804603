// seq [FIRST [STEP]] LAST: writes whole numbers, one on a line.
#include <stdio.h>
#include <stdlib.h>

static long number(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  if (*text == '\0' || *end != '\0') {
    fprintf(stderr, "seq: invalid floating point argument: '%s'\n", text);
    fprintf(stderr, "Try 'seq --help' for more information.\n");
    exit(1);
  }
  return value;
}

int main(int argc, char *argv[]) {
  if (argc < 2 || argc > 4) {
    fprintf(stderr, argc < 2 ? "seq: missing operand\n" : "seq: extra operand '%s'\n", argv[argc - 1]);
    fprintf(stderr, "Try 'seq --help' for more information.\n");
    return 1;
  }
  long first = argc > 2 ? number(argv[1]) : 1;
  long step = argc > 3 ? number(argv[2]) : 1;
  long last = number(argv[argc - 1]);
  if (step == 0) {
    fprintf(stderr, "seq: invalid Zero increment value: '%s'\n", argv[2]);
    fprintf(stderr, "Try 'seq --help' for more information.\n");
    return 1;
  }
  for (long i = first; step > 0 ? i <= last : i >= last; i += step) printf("%ld\n", i);
  return 0;
}
