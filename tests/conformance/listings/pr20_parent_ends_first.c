// PR20: exit() of the parent does not touch its children; they go on writing.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int out[2], parent_gone[2];
  char buf[64];
  pipe(out);
  pipe(parent_gone);
  if (fork() == 0) {
    for (int i = 0; i < 3; i++) {
      if (fork() == 0) {
        close(parent_gone[1]);
        read(parent_gone[0], buf, 1);
        write(out[1], "alive ", 6);
        exit(0);
      }
    }
    exit(0);
  }
  wait(NULL);
  close(out[1]);
  close(parent_gone[1]);
  int n;
  while ((n = read(out[0], buf, sizeof(buf))) > 0) write(1, buf, n);
  write(1, "\n", 1);
  return 0;
}
