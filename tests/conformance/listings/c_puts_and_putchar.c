// puts adds a newline, fputs does not.
#include <stdio.h>

int main(void) {
  puts("puts");
  fputs("fputs", stdout);
  putchar('\n');
  fputc('c', stdout);
  putc('\n', stdout);
  for (char c = 'a'; c <= 'z'; c++) putchar(c);
  puts("");
  return 0;
}
