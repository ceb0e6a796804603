// IO04: each child that calls exit() prints the old text again when stdout is a file.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  printf("prompt\n");
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) exit(0);
    wait(NULL);
  }
  return 0;
}
