// IO22: printf() after close(1) succeeds, because the text only enters the buffer.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  close(1);
  int n = printf("lost");
  return n;
}
