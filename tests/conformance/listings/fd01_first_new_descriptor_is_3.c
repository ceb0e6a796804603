// FD01: 0, 1 and 2 are open at the start, so the first new descriptor is 3.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("%d\n", dup(0));
  printf("%d\n", dup(1));
  printf("%d\n", dup(2));
  return 0;
}
