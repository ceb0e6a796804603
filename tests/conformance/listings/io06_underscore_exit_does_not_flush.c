// IO06: _exit() leaves buffered text behind.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("line\n");
  printf("no newline");
  _exit(3);
}
