// FD16: with a limit of 6 numbers open(), dup() and pipe() fail with EMFILE when all are taken.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void report(const char* what, int result) {
  if (result == -1)
    printf("%s: %s\n", what, strerror(errno));
  else
    printf("%s: %d\n", what, result);
}

int main(void) {
  struct rlimit limit;
  int fd[2] = {-7, -7};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = 6;
  report("setrlimit", setrlimit(RLIMIT_NOFILE, &limit));
  getrlimit(RLIMIT_NOFILE, &limit);
  printf("limit %d\n", (int)limit.rlim_cur);
  report("open", open("f", O_CREAT | O_RDWR, 0644));
  report("open", open("f", O_RDWR));
  report("pipe with one number left", pipe(fd));
  printf("array %d %d\n", fd[0], fd[1]);
  report("dup", dup(0));
  report("dup", dup(0));
  report("open", open("f", O_RDWR));
  report("open of a missing file", open("missing", O_RDWR));
  report("create", open("new", O_CREAT | O_RDWR, 0644));
  report("new file", access("new", F_OK));
  close(4);
  report("open", open("f", O_RDWR));
  return 0;
}
