// Bits of a wait status taken apart by hand.
#include <stdio.h>

#define LOW_BYTE(x) ((x) & 0xff)

int main(void) {
  int status = 0x2a00;
  printf("%d %d\n", (status >> 8) & 0xff, status & 0x7f);
  unsigned bits = 0;
  for (int i = 0; i < 32; i += 3) bits |= 1u << i;
  printf("%x %d\n", bits, LOW_BYTE(bits));
  int count = 0;
  for (unsigned b = bits; b; b &= b - 1) count++;
  printf("%d\n", count);
  printf("%d %d\n", -8 >> 1, (int)(0x80000000u >> 31));
  return 0;
}
