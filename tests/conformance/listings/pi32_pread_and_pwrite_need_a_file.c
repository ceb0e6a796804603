// PI32: pread() and pwrite() on a pipe fail with ESPIPE and move no byte.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  char buf[8] = "";
  pipe(fd);
  write(fd[1], "abc", 3);
  report("pread", pread(fd[0], buf, 1, 0));
  report("pread from the write end", pread(fd[1], buf, 1, 0));
  report("pwrite", pwrite(fd[1], "x", 1, 0));
  report("pread at -1", pread(fd[0], buf, 1, -1));
  report("read", read(fd[0], buf, 7));
  printf("%s\n", buf);
  return 0;
}
