// nanosleep(): parts of a second, and what it refuses.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void rest(long seconds, long nanoseconds) {
  struct timespec time = {seconds, nanoseconds};
  int result = nanosleep(&time, NULL);
  printf("%ld.%09ld: %d %s\n", seconds, nanoseconds, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  rest(0, 0);
  rest(0, 1);
  rest(0, 20000000);
  rest(0, 1000000000);
  rest(0, -1);
  rest(-1, 0);
  return 0;
}
