// ?:, comma and assignments as values.
#include <stdio.h>

int main(void) {
  int a, b, n;
  a = b = 5;
  n = a > 3 ? b + 1 : b - 1;
  printf("%d %d %d\n", a, b, n);
  if ((n = a - 5) == 0) printf("zero\n");
  for (a = 0, b = 10; a < b; a += 3, b--) {
  }
  printf("%d %d\n", a, b);
  printf("%s\n", n ? "yes" : "no");
  char *p = n ? NULL : "text";
  printf("%s\n", p);
  return 0;
}
