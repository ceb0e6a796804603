// Ctrl-D ends the child's input; the parent reads on.
// typed: for the child\n
// typed: ^D
// typed: for the parent\n
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void copy(const char *who, int lines) {
  char buffer[64];
  while (lines-- > 0) {
    ssize_t count = read(0, buffer, sizeof(buffer));
    printf("%s: %d\n", who, (int)count);
    fflush(stdout);
  }
}

int main(void) {
  if (fork() == 0) {
    copy("child", 2);
    return 0;
  }
  wait(NULL);
  copy("parent", 1);
  return 0;
}
