// Every process of a binary tree forks twice; the statuses add up to the number of leaves.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int grow(int depth) {
  if (depth == 0) return 1;
  for (int i = 0; i < 2; i++) {
    if (fork() == 0) _exit(grow(depth - 1));
  }
  int leaves = 0, status;
  while (wait(&status) > 0) leaves += WEXITSTATUS(status);
  return leaves;
}

int main(void) {
  for (int depth = 0; depth <= 4; depth++) dprintf(1, "%d: %d\n", depth, grow(depth));
  return 0;
}
