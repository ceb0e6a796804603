// exec() runs no atexit() function: the program that registered them is gone.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void at_exit(void) { printf("at exit\n"); }

int main(int argc, char* argv[]) {
  if (argc > 1) {
    printf("second program\n");
    return 0;
  }
  atexit(at_exit);
  printf("first program\n");
  fflush(stdout);
  execl(argv[0], argv[0], "again", (char*)NULL);
  return 1;
}
