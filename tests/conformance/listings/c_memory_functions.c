// memset, memcpy, memmove with an overlap, memcmp.
#include <stdio.h>
#include <string.h>

int main(void) {
  char a[16], b[16];
  memset(a, 'x', 15);
  a[15] = '\0';
  memcpy(b, a, 16);
  memcpy(b + 3, "123", 3);
  printf("%s %s\n", a, b);
  memmove(b + 4, b + 3, 8);
  printf("%s\n", b);
  printf("%d %d\n", memcmp(a, b, 3), memcmp(a, b, 4) > 0);
  int numbers[4];
  memset(numbers, 0, sizeof(numbers));
  memset(numbers, 0xff, 4);
  printf("%d %d\n", numbers[0], numbers[1]);
  return 0;
}
