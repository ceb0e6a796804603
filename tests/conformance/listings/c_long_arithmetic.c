// 64-bit arithmetic: a checksum and a product.
#include <stdio.h>

int main(void) {
  unsigned long hash = 14695981039346656037UL;
  for (const char *p = "message in a pipe"; *p; p++) {
    hash ^= (unsigned char)*p;
    hash *= 1099511628211UL;
  }
  printf("%lx\n", hash);
  long factorial = 1;
  for (int i = 2; i <= 20; i++) factorial *= i;
  printf("%ld %ld\n", factorial, factorial % 1000007);
  long long big = 9223372036854775807LL;
  printf("%lld %llu\n", big, (unsigned long long)big * 2 + 1);
  return 0;
}
