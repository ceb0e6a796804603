// poll(): more entries than RLIMIT_NOFILE are refused.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
  struct pollfd entries[8];
  struct rlimit limit = {7, 7};
  setrlimit(RLIMIT_NOFILE, &limit);
  for (int i = 0; i < 8; i++) entries[i].fd = -1;
  printf("%d\n", poll(entries, 7, 0));
  printf("%d ", poll(entries, 8, 0));
  printf("%s\n", strerror(errno));
  return 0;
}
