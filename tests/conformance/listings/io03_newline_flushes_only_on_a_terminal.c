// IO03: a whole line is printed twice in a file, once on a terminal.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  printf("a line\n");
  if (fork() == 0) {
    printf("child\n");
    return 0;
  }
  wait(NULL);
  printf("parent\n");
  return 0;
}
