// What atexit() registered before fork() runs in both processes when both call exit().
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char* who = "parent";

static void goodbye(void) {
  printf("goodbye from the %s\n", who);
  fflush(stdout);
}

int main(void) {
  atexit(goodbye);
  if (fork() == 0) {
    who = "child";
    exit(0);
  }
  wait(NULL);
  if (fork() == 0) {
    who = "second child";
    _exit(0);
  }
  wait(NULL);
  return 0;
}
