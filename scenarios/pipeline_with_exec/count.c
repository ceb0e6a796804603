#include <stdio.h>

int main(void) {
  int lines = 0, c;
  while ((c = getchar()) != EOF)  //@ bytes
    if (c == '\n') lines++;
  printf("%d\n", lines);
  return 0;  //@ counted
}
