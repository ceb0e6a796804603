// for, while, do-while, break and continue.
#include <stdio.h>

int main(void) {
  for (int i = 0; i < 10; i++) {
    if (i == 2) continue;
    if (i == 6) break;
    printf("%d ", i);
  }
  int n = 3;
  while (n > 0) printf("%d ", n--);
  do {
    printf("%d ", n);
    n += 5;
  } while (n < 10);
  for (int i = 0, j = 10; i < j; i++, j--) printf("(%d,%d)", i, j);
  for (;;) {
    if (++n > 14) break;
  }
  printf("\n%d\n", n);
  return 0;
}
