// input: first line\nsecond\n
// read() on descriptor 0 takes a line of a terminal or the bytes of a file.
#include <unistd.h>

int main(void) {
  char buf[64];
  int n;
  while ((n = read(0, buf, sizeof(buf))) > 0) write(1, buf, n);
  return n;
}
