// setenv() changes this process and what it starts later, never its parent.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char* who) {
  const char *colour = getenv("COLOUR"), *size = getenv("SIZE");
  printf("%s: COLOUR %s, SIZE %s\n", who, colour ? colour : "-", size ? size : "-");
  fflush(stdout);
}

int main(int argc, char* argv[]) {
  if (argc > 1) {
    show("program");
    setenv("COLOUR", "red", 1);
    return 0;
  }
  unsetenv("COLOUR");
  unsetenv("SIZE");
  show("start");
  setenv("COLOUR", "blue", 1);
  setenv("COLOUR", "green", 0);
  show("parent");
  if (fork() == 0) {
    setenv("SIZE", "10", 1);
    unsetenv("COLOUR");
    show("child");
    execl(argv[0], argv[0], "x", (char*)NULL);
    _exit(1);
  }
  wait(NULL);
  show("parent");
  execl(argv[0], argv[0], "x", (char*)NULL);
  return 1;
}
