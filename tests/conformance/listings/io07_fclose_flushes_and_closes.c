// IO07: fclose(stdout) flushes and closes descriptor 1.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("before fclose");
  fclose(stdout);
  int n = write(1, "x", 1);
  return n == -1 && errno == EBADF ? 5 : 6;
}
