// The default action: status 130, as a shell says.
// typed: ^C
#include <unistd.h>

int main(void) {
  char line[16];
  write(1, "waiting\n", 8);
  read(0, line, sizeof(line));
  write(1, "never\n", 6);
  return 0;
}
