// setrlimit(2): beyond RLIMIT_AS malloc() and its kin return NULL with ENOMEM; small blocks go on.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MIB (1024UL * 1024)

static void report(const char *what, void *block) {
  printf("%s: %s\n", what, block != NULL ? "a block" : strerror(errno));
  errno = 0;
}

int main(void) {
  struct rlimit limit = {64 * MIB, 64 * MIB};
  char *small = malloc(100);
  strcpy(small, "kept");
  report("before", malloc(100 * MIB));
  printf("setrlimit: %d\n", setrlimit(RLIMIT_AS, &limit));
  report("malloc of 100 MiB", malloc(100 * MIB));
  report("calloc of 100 MiB", calloc(100, MIB));
  report("realloc to 100 MiB", realloc(small, 100 * MIB));
  printf("%s\n", small);
  report("realloc to 50 bytes", small = realloc(small, 50));
  report("malloc of 10 bytes", malloc(10));
  report("malloc of 5000 bytes", malloc(5000));
  limit.rlim_cur = limit.rlim_max = 0;
  getrlimit(RLIMIT_AS, &limit);
  printf("%lu %lu\n", (unsigned long)limit.rlim_cur, (unsigned long)limit.rlim_max);
  return 0;
}
