// What mkdir() and rmdir() refuse.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %s\n", what, result == -1 ? strerror(errno) : "done");
}

int main(void) {
  close(creat("f", 0644));
  report("mkdir d", mkdir("d", 0755));
  report("mkdir d again", mkdir("d", 0755));
  report("mkdir over a file", mkdir("f", 0755));
  report("mkdir without its parent", mkdir("x/y", 0755));
  report("mkdir below a file", mkdir("f/y", 0755));
  report("mkdir d/e/", mkdir("d/e/", 0755));
  report("mkdir .", mkdir(".", 0755));
  report("rmdir d", rmdir("d"));
  report("rmdir file", rmdir("f"));
  report("rmdir missing", rmdir("x"));
  report("rmdir d/e/.", rmdir("d/e/."));
  report("rmdir d/e/..", rmdir("d/e/.."));
  report("rmdir d/e", rmdir("d/e"));
  report("rmdir d", rmdir("d"));
  return 0;
}
