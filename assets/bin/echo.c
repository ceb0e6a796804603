// echo [-n] [TEXT]...: writes its arguments on one line.
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[]) {
  int first = 1;
  int ends_line = 1;
  if (argc > 1 && strcmp(argv[1], "-n") == 0) {
    ends_line = 0;
    first = 2;
  }
  for (int i = first; i < argc; i++) {
    if (i > first) putchar(' ');
    fputs(argv[i], stdout);
  }
  if (ends_line) putchar('\n');
  return 0;
}
