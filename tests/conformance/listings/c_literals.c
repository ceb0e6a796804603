// Decimal, hexadecimal, octal, character and string literals.
#include <stdio.h>

int main(void) {
  printf("%d %d %d %d\n", 42, 0x2a, 052, 'A');
  printf("%ld %lu %u\n", 2147483648, 18446744073709551615UL, 4294967295U);
  printf("tab\there \"quoted\" back\\slash \x41\102 %%\n");
  printf("adjacent " "strings " "join\n");
  printf("%d %d %d %d\n", '\n', '\t', '\0', '\\');
  printf("%s\n", "a longer literal that "
                 "goes over two lines");
  return 0;
}
