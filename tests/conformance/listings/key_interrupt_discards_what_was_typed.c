// Whole lines that nobody has read, and the line that is being typed.
// typed: one\n
// typed: tw^C
// typed: three\n
#include <signal.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  char line[16];
  signal(SIGINT, note);
  pause();
  ssize_t n = read(0, line, sizeof(line));
  write(1, line, n);
  return (int)n;
}
