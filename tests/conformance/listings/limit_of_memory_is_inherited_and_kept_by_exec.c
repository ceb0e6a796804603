// getrlimit(2): a child has its parent's limits, which are kept by exec.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB (1024UL * 1024)

static void try_to_allocate(const char *who) {
  struct rlimit limit;
  getrlimit(RLIMIT_AS, &limit);
  errno = 0;
  void *block = malloc(100 * MIB);
  printf("%s: %lu MiB, %s\n", who, (unsigned long)(limit.rlim_cur / MIB),
         block == NULL ? strerror(errno) : "a block");
  fflush(stdout);
}

int main(int argc, char **argv) {
  if (argc > 1) {
    try_to_allocate("executed");
    return 0;
  }
  struct rlimit limit = {64 * MIB, 200 * MIB};
  setrlimit(RLIMIT_AS, &limit);
  if (fork() == 0) {
    try_to_allocate("child");
    if (fork() == 0) {
      execl(argv[0], argv[0], "again", NULL);
      perror("exec");
      _exit(1);
    }
    wait(NULL);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_AS, &limit);
    try_to_allocate("child with a higher limit");
    exit(0);
  }
  wait(NULL);
  try_to_allocate("parent");
  return 0;
}
