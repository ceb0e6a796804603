// PR04: exit(), _exit() and return keep 8 bits of the status.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  const int codes[] = {0, 1, 255, 256, 300, -1, -256, 1000};
  for (int i = 0; i < 8; i++) {
    int status;
    fflush(stdout);
    if (fork() == 0) {
      if (i % 2 == 0) exit(codes[i]);
      _exit(codes[i]);
    }
    wait(&status);
    printf("%d -> %d, raw %d\n", codes[i], WEXITSTATUS(status), status);
  }
  return 0;
}
