// IO07: the data of a stream that nobody closed is flushed at exit, by parent and child alike.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    printf("the child's text");
    return 0;
  }
  wait(NULL);
  printf(", the parent's text");
  return 0;
}
