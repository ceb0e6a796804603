// IO03: unflushed text is copied by fork() and printed by both.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  printf("twice? ");
  if (fork() == 0) return 0;
  wait(NULL);
  return 0;
}
