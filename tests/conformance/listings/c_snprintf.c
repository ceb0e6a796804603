// sprintf and snprintf: the cut text and the length it would have had.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char small[8], big[64];
  int n = snprintf(small, sizeof(small), "%d-%s", 12345, "abc");
  printf("%d %s %zu\n", n, small, strlen(small));
  n = sprintf(big, "%s|%4d|%c", "left", 7, 'r');
  printf("%d %s\n", n, big);
  n = snprintf(big, sizeof(big), "step %d\n", 3);
  fflush(stdout);
  write(1, big, n);
  return 0;
}
