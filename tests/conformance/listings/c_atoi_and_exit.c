// atoi, abs and exit codes.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  printf("%d %d %d %d\n", atoi("42"), atoi("-7x"), atoi("  12"), atoi("none"));
  printf("%d\n", abs(-5));
  exit(atoi("19"));
}
