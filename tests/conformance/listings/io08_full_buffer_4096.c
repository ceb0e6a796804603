// IO08: 4096 characters stay in the buffer of a file.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  for (int i = 0; i < 4096; i++) fputc('a', stdout);
  _exit(0);
}
