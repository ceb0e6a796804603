// PR02: stores after fork() are not seen by the other side: global, static, stack and heap.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

int *counter(void) {
  static int count = 2;
  return &count;
}

int main(void) {
  int local = 3;
  int *heap = malloc(sizeof(int));
  *heap = 4;
  pid_t pid = fork();
  if (pid == 0) {
    global += 10;
    *counter() += 10;
    local += 10;
    *heap += 10;
    return global + *counter() + local + *heap;
  }
  int status;
  wait(&status);
  printf("child %d\n", WEXITSTATUS(status));
  printf("parent %d %d %d %d\n", global, *counter(), local, *heap);
  free(heap);
  return 0;
}
