// IO02: in a file the write comes first, on a terminal the completed line.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("printf line\n");
  write(1, "write line\n", 11);
  return 0;
}
