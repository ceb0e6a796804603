// switch with fall-through, default in the middle, and char cases.
#include <stdio.h>

const char *name(int n) {
  switch (n) {
    case 0:
      return "zero";
    default:
      return "many";
    case 1:
    case 2:
      return "few";
  }
}

int main(void) {
  int vowels = 0, spaces = 0, others = 0;
  for (const char *p = "message in a pipe"; *p; p++) {
    switch (*p) {
      case 'a': case 'e': case 'i': case 'o': case 'u':
        vowels++;
        break;
      case ' ':
        spaces++;
        break;
      default:
        others++;
    }
  }
  printf("%d %d %d\n", vowels, spaces, others);
  for (int i = 0; i < 4; i++) printf("%s ", name(i));
  int n = 0;
  switch (3) {
    case 3: n += 3;
    case 4: n += 4; break;
    case 5: n += 5;
  }
  printf("%d\n", n);
  return 0;
}
