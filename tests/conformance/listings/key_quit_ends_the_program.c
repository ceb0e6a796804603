// Ctrl-\\ sends SIGQUIT: status 131.
// typed: ^\
#include <unistd.h>

int main(void) {
  pause();
  return 0;
}
