// ctype functions over a line.
#include <ctype.h>
#include <stdio.h>

int main(void) {
  int letters = 0, digits = 0, spaces = 0;
  for (const char *p = "Lec 5, Slide 19.\n"; *p; p++) {
    if (isalpha((unsigned char)*p)) letters++;
    if (isdigit((unsigned char)*p)) digits++;
    if (isspace((unsigned char)*p)) spaces++;
    putchar(toupper((unsigned char)*p));
  }
  printf("%d %d %d %c\n", letters, digits, spaces, tolower('Q'));
  return 0;
}
