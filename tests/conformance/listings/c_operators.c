// All arithmetic, bitwise, logical and assignment operators, with precedence.
#include <stdio.h>

int calls = 0;
int touch(int value) {
  calls++;
  return value;
}

int main(void) {
  int a = 17, b = 5;
  printf("%d %d %d %d %d\n", a + b, a - b, a * b, a / b, a % b);
  printf("%d %d %d\n", -a / b, -a % b, a / -b);
  printf("%d %d %d %d %d %d\n", a & b, a | b, a ^ b, ~a, a << 3, a >> 2);
  printf("%d %d %d %d %d %d\n", a < b, a > b, a <= 17, a >= 18, a == 17, a != 17);
  printf("%d %d %d\n", a && 0, a || 0, !a);
  if (touch(0) && touch(1)) calls += 100;
  if (touch(1) || touch(1)) calls += 10;
  printf("%d\n", calls);
  a += 3; a -= 1; a *= 2; a /= 3; a %= 7; a <<= 4; a |= 3; a &= ~2; a ^= 0x55; a >>= 1;
  printf("%d\n", a);
  printf("%d %d\n", 2 + 3 * 4 - 6 / 2, 1 << 2 + 1);
  int i = 5;
  int j = i++ + 10;
  int k = --i * 2;
  printf("%d %d %d\n", i, j, k);
  j = (i = 3, i + 1);
  printf("%d %d\n", i, j);
  printf("%d\n", a > b ? a > 100 ? 1 : 2 : 3);
  return 0;
}
