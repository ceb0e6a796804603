#include <stdio.h>

int main(void) {
  printf("%1000000000d\n", 1);
  return 0;
}
