// RLIMIT_AS and RLIMIT_DATA count what is allocated and not freed, in blocks of any size.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define MIB (1024UL * 1024)

static void *blocks[40000];

static int allocate_all(size_t size) {
  int count = 0;
  while (count < 40000 && (blocks[count] = malloc(size)) != NULL) count++;
  return count;
}

static void free_all(int count) {
  for (int i = 0; i < count; i++) free(blocks[i]);
}

static void measure(const char *name, int resource) {
  struct rlimit limit = {32 * MIB, RLIM_INFINITY};
  setrlimit(resource, &limit);
  int large = allocate_all(MIB);
  free_all(large);
  int small = allocate_all(1000);
  free_all(small);
  void *grown = realloc(malloc(20 * MIB), 28 * MIB);
  printf("%s: %s %s %s\n", name, large >= 26 && large < 32 ? "most of it" : "not so many",
         small >= 26000 && small < 33000 ? "most of it" : "not so many",
         grown != NULL ? "grown" : "not grown");
  free(grown);
  limit.rlim_cur = RLIM_INFINITY;
  setrlimit(resource, &limit);
  void *much = malloc(100 * MIB);
  printf("without the limit: %s\n", much != NULL ? "100 MiB" : "nothing");
  free(much);
}

int main(void) {
  measure("RLIMIT_AS", RLIMIT_AS);
  measure("RLIMIT_DATA", RLIMIT_DATA);
  return 0;
}
