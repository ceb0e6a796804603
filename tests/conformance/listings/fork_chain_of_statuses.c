// Each process forks the next and adds its child's status to its own.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int descend(int depth) {
  if (depth == 0) return 1;
  if (fork() == 0) _exit(descend(depth - 1));
  int status;
  wait(&status);
  return depth + WEXITSTATUS(status);
}

int main(void) {
  printf("%d\n", descend(6));
  return 0;
}
