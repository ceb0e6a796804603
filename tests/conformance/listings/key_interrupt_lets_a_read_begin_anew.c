// signal() sets SA_RESTART: after the handler read() goes on waiting for its line.
// typed: ^C
// typed: two\n
#include <signal.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  char line[16];
  signal(SIGINT, note);
  ssize_t n = read(0, line, sizeof(line));
  write(1, line, n);
  return (int)n;
}
