// RLIMIT_FSIZE: a file that is larger already can be written below the limit and cut off anywhere.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void report(const char *what, long result) {
  printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct rlimit limit = {2000, RLIM_INFINITY};
  char bytes[500] = "";
  int fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0644);
  report("larger file", ftruncate(fd, 3000));
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limit);
  report("below", pwrite(fd, bytes, 500, 1000));
  report("across", pwrite(fd, bytes, 500, 1800));
  report("beyond", pwrite(fd, bytes, 500, 2000));
  report("the same size", ftruncate(fd, 3000));
  report("smaller", ftruncate(fd, 2900));
  report("larger", ftruncate(fd, 2901));
  fcntl(fd, F_SETFL, O_APPEND);
  report("append", write(fd, bytes, 1));
  close(fd);
  fd = open("out", O_WRONLY | O_TRUNC | O_APPEND);
  report("append to nothing", write(fd, bytes, 500));
  report("from nowhere", write(fd, NULL, 500));
  report("more", ftruncate(fd, 2000));
  report("from nowhere at the limit", write(fd, NULL, 500));
  return 0;
}
