// FD17: every call on a number that is not open fails with EBADF, before it looks at the rest.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char* what, long result) {
  printf("%-10s %ld %s\n", what, result, strerror(errno));
  errno = 0;
}

int main(void) {
  struct stat info;
  char buf[4] = "abc";
  report("lseek", lseek(99, 0, 1234));
  report("fstat", fstat(99, &info));
  report("ftruncate", ftruncate(99, 0));
  report("pread", pread(99, buf, 3, 0));
  report("pwrite", pwrite(99, buf, 3, 0));
  report("fcntl", fcntl(99, F_GETFL));
  report("fcntl", fcntl(99, 12345));
  report("read", read(99, buf, 0));
  report("write", write(-1, buf, 0));
  report("close", close(-1));
  return 0;
}
