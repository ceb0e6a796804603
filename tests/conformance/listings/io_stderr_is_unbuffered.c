// stderr text appears at once, before buffered stdout text on a file.
#include <stdio.h>

int main(void) {
  printf("out ");
  fprintf(stderr, "err ");
  printf("out\n");
  fprintf(stderr, "%d %s\n", 42, "err");
  fputs("puts to stderr\n", stderr);
  return 0;
}
