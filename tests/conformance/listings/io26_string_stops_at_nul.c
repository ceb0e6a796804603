// IO26: %s stops at the NUL, write() sends it too.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char text[] = "ab\0cd";
  printf("%s %d\n", text, (int)sizeof(text));
  fflush(stdout);
  write(1, text, sizeof(text));
  return 0;
}
