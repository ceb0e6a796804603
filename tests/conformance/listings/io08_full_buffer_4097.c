// IO08: the 4097th character makes the library write the 4096 before it.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  for (int i = 0; i < 4097; i++) putchar(i % 64 == 63 ? '\n' : 'b');
  _exit(0);
}
