// IO08: a terminal's buffer has 1024 bytes.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  for (int i = 0; i < 1025; i++) putchar('c');
  _exit(0);
}
