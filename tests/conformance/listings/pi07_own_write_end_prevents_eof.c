// PI07: the reader's own write end counts, so this hangs for ever.
// expect: deadlock
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  if (fork() == 0) {
    write(fd[1], "x", 1);
    return 0;
  }
  while (read(fd[0], &c, 1) > 0) write(1, "got one\n", 8);
  write(1, "never\n", 6);
  return 0;
}
