// exit() and return call the atexit() functions, the last one first; _exit() calls none.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void first(void) { write(1, "first\n", 6); }
static void second(void) { write(1, "second\n", 7); }
static void third(void) { write(1, "third\n", 6); }

int main(void) {
  const char* ways[] = {"return\n", "exit\n", "_exit\n", "_Exit\n"};
  for (int i = 0; i < 4; i++) {
    write(1, ways[i], i < 1 ? 7 : i < 2 ? 5 : 6);
    if (fork() == 0) {
      atexit(first);
      atexit(second);
      atexit(third);
      if (i == 0) return 0;
      if (i == 1) exit(0);
      if (i == 2) _exit(0);
      _Exit(0);
    }
    wait(NULL);
  }
  return 0;
}
