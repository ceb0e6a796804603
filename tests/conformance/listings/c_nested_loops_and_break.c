// break leaves the inner loop only; a flag ends the outer one.
#include <stdio.h>

int main(void) {
  int found = 0;
  for (int a = 1; a < 20 && !found; a++) {
    for (int b = a; b < 20; b++) {
      int c = 24 - a - b;
      if (c < b) break;
      if (a * a + b * b == c * c) {
        printf("%d %d %d\n", a, b, c);
        found = 1;
        break;
      }
    }
  }
  printf("%d\n", found);
  return 0;
}
