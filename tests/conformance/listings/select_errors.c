// select() refuses closed numbers, negative counts and impossible times.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  fd_set set;
  struct timeval now = {0, 0}, wrong = {-1, 0};
  pipe(fd);
  write(fd[1], "x", 1);
  FD_ZERO(&set);
  FD_SET(fd[0], &set);
  report("number below the count", select(fd[0] + 1, &set, NULL, NULL, &now));
  report("number not below the count", select(fd[0], &set, NULL, NULL, &now));
  FD_ZERO(&set);
  FD_SET(fd[0], &set);
  FD_SET(fd[1] + 1, &set);
  report("closed number", select(fd[1] + 2, &set, NULL, NULL, &now));
  printf("sets untouched: %d\n", FD_ISSET(fd[1] + 1, &set) != 0);
  report("negative count", select(-1, NULL, NULL, NULL, &now));
  report("negative time", select(0, NULL, NULL, NULL, &wrong));
  return 0;
}
