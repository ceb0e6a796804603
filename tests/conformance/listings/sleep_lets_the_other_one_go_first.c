// sleep(1) in the parent: the child has long finished its lines.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    for (int i = 0; i < 3; i++) dprintf(1, "child %d\n", i);
    return 0;
  }
  int left = sleep(1);
  dprintf(1, "parent, %d left\n", left);
  wait(NULL);
  return 0;
}
