#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  size_t size = 100u << 20;
  char *block = malloc(size);
  if (block == NULL) return 1;
  memset(block, 1, size);
  for (int i = 0; i < 100; i++) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    block[i * 4096] = 2;
    waitpid(child, NULL, 0);
  }
  return 0;
}
