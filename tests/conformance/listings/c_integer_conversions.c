// Narrowing keeps the low bits, widening keeps the value, char is signed.
#include <stdio.h>

int main(void) {
  int big = 0x12345678;
  char c = big;
  short s = big;
  printf("%x %x\n", c, s);
  signed char minus = 200;
  unsigned char plus = 200;
  printf("%d %d\n", minus, plus);
  char high = '\xff';
  printf("%d %d\n", high, (unsigned char)high);
  long wide = -1;
  unsigned int narrow = wide;
  printf("%ld %u\n", wide, narrow);
  long from_unsigned = (unsigned)-1;
  long from_signed = (int)-1;
  printf("%ld %ld\n", from_unsigned, from_signed);
  printf("%d %d\n", 'A' + 1, '9' - '0');
  printf("%ld\n", 1L << 40);
  printf("%d\n", (int)(3000000000L - 2999999990L));
  return 0;
}
