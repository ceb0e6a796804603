// Unsigned arithmetic wraps; comparison of signed and unsigned converts.
#include <stdio.h>

int main(void) {
  unsigned int u = 0;
  u--;
  printf("%u\n", u);
  u += 2;
  printf("%u\n", u);
  unsigned char c = 250;
  c += 10;
  printf("%d\n", c);
  unsigned short s = 65535;
  s++;
  printf("%d\n", s);
  unsigned long l = 0;
  printf("%lu\n", l - 1);
  printf("%d\n", -1 < 1u);
  printf("%d\n", (unsigned char)-1 > 0);
  printf("%u\n", 3000000000u * 2);
  return 0;
}
