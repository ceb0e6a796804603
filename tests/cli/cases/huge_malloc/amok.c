#include <stdlib.h>
#include <string.h>

int main(void) {
  char *all = malloc(1 << 30);
  memset(all, 1, 1 << 30);
  return 0;
}
