// PR05: return n from main() ends the process like exit(n).
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    printf("child flushes at return\n");
    return 513;
  }
  int status;
  wait(&status);
  printf("status %d\n", WEXITSTATUS(status));
  return 77;
}
