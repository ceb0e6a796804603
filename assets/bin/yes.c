// yes [TEXT]...: writes a line again and again, until nobody reads it.
#include <stdio.h>

int main(int argc, char *argv[]) {
  for (;;) {
    if (argc == 1) puts("y");
    for (int i = 1; i < argc; i++) printf("%s%c", argv[i], i + 1 < argc ? ' ' : '\n');
    if (ferror(stdout)) return 1;
  }
}
