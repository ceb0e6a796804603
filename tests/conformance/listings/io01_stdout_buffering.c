// IO01: text without a newline appears at once on a terminal only when the buffer is flushed.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("partial ");
  write(1, "direct ", 7);
  printf("line\n");
  write(1, "end\n", 4);
  return 0;
}
