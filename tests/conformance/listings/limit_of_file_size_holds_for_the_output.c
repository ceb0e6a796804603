// RLIMIT_FSIZE: a standard output that is a file is limited, a terminal is not; stdio sees it.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
  struct rlimit limit = {20, RLIM_INFINITY};
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limit);
  printf("twelve bytes");
  int first = fflush(stdout);
  printf("twelve more.");
  int second = fflush(stdout);
  int error = errno;
  int third = (int)write(1, "x", 1);
  limit.rlim_cur = RLIM_INFINITY;
  setrlimit(RLIMIT_FSIZE, &limit);
  fprintf(stderr, "%d %d %s %d\n", first, second, second == 0 ? "" : strerror(error), third);
  return ferror(stdout) ? 3 : 4;
}
