// Ctrl-D hands over what has been typed on this line. Where that is nothing, one read gets nothing;
// the next one waits again.
// typed: one\n
// typed: ^D
// typed: two^D
// typed: three\n
// typed: ^D
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buffer[64];
  int ends = 0;
  while (ends < 2) {
    ssize_t count = read(0, buffer, sizeof(buffer));
    printf("%d bytes\n", (int)count);
    fflush(stdout);
    if (count == 0) ends++;
  }
  return 0;
}
