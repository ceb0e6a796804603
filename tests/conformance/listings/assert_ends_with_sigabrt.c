// A failed assertion says where, and ends the program with SIGABRT; what was buffered is lost.
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void never(void) { puts("atexit functions are not called"); }

static int checked(int x) {
  assert(x > 0 && "must be positive");
  return x;
}

int main(void) {
  printf("parent\n");
  fflush(stdout);
  if (fork() == 0) {
    atexit(never);
    printf("lost, or written by a terminal's newline");
    checked(1);
    checked(-1);
  }
  int status;
  wait(&status);
  printf("%d %d\n", WIFSIGNALED(status), WTERMSIG(status));
  return 0;
}
