// Characters, strings with width and precision, percent, and the returned count.
#include <stdio.h>

int main(void) {
  printf("[%c][%3c][%-3c]\n", 'a', 'b', 'c');
  printf("[%s][%8s][%-8s][%.2s][%8.2s]\n", "pipe", "pipe", "pipe", "pipe", "pipe");
  printf("[%.*s][%*s]\n", 3, "descriptor", 6, "fd");
  printf("100%%\n");
  int n = printf("twelve chars");
  printf("\n%d\n", n);
  printf("%s %s\n", "", "x");
  return 0;
}
