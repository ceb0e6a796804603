// Both read first: each waits for the other's question.
// expect: deadlock
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int down[2], up[2];
  char c;
  pipe(down);
  pipe(up);
  printf("before\n");
  fflush(stdout);
  if (fork() == 0) {
    read(down[0], &c, 1);
    write(up[1], "a", 1);
    return 0;
  }
  read(up[0], &c, 1);
  write(down[1], "q", 1);
  printf("after\n");
  return 0;
}
