// FD10: after setrlimit() numbers from the limit on are refused, but an open one goes on working.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
  struct rlimit limit = {10, 10};
  int high = dup2(1, 20);
  printf("%d %d\n", high, setrlimit(RLIMIT_NOFILE, &limit));
  printf("%d ", dup2(1, 10));
  printf("%s\n", strerror(errno));
  printf("%d\n", dup2(1, 9));
  printf("%d ", fcntl(1, F_DUPFD, 10));
  printf("%s\n", strerror(errno));
  fflush(stdout);
  printf("%d\n", (int)write(high, "still open\n", 11));
  return 0;
}
