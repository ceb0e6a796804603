// Calls above the definition: int f() is assumed.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
int main() {
  helper(3);
  printf("%d\n", square(7));
  show("abc");
  return 0;
}
int square(int x) { return x * x; }
void helper(int n) {
  int i;
  for (i = 0; i < n; i++) printf("*");
  printf("\n");
}
int show(char *s) { return printf("<%s>\n", s); }
