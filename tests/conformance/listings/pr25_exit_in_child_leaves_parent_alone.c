// PR25: exit() in a child closes only its own descriptors.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  if (fork() == 0) {
    write(1, "child\n", 6);
    exit(0);
  }
  wait(NULL);
  if (write(fd[1], "x", 1) != 1) return 2;
  write(1, "parent\n", 7);
  return 0;
}
