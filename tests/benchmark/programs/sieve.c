#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int limit = 2000000;
  char *composite = calloc(limit + 1, 1);
  int primes = 0;
  for (int i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    primes++;
    for (long j = (long)i * i; j <= limit; j += i) composite[j] = 1;
  }
  printf("%d\n", primes);
  free(composite);
  return 0;
}
