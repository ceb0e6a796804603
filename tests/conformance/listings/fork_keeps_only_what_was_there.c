// Variables, heap and descriptors are copied at fork(); later changes stay on one side.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 1;

int main(void) {
  static int hidden = 2;
  int local = 3;
  int* heap = malloc(sizeof(*heap));
  *heap = 4;
  if (fork() == 0) {
    global += 10;
    hidden += 10;
    local += 10;
    *heap += 10;
    printf("child  %d %d %d %d\n", global, hidden, local, *heap);
    free(heap);
    return 0;
  }
  wait(NULL);
  printf("parent %d %d %d %d\n", global, hidden, local, *heap);
  free(heap);
  return 0;
}
