// The terminal shows what is typed, whoever reads it and whenever.
// typed: one\n
// typed: two\n
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char line[16];
  write(1, "? ", 2);
  ssize_t n = read(0, line, sizeof(line));
  write(1, line, n);
  if (fork() == 0) {
    write(1, "? ", 2);
    n = read(0, line, sizeof(line));
    write(1, line, n);
    return 0;
  }
  wait(NULL);
  return (int)n;
}
