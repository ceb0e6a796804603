// What rename() refuses: files and directories do not replace each other.
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
  mkdir("empty", 0755);
  mkdir("full", 0755);
  close(creat("full/x", 0644));
  report("missing", rename("missing", "x"));
  report("into a missing directory", rename("f", "no/f"));
  report("file onto directory", rename("f", "empty"));
  report("directory onto file", rename("empty", "f"));
  report("directory onto full directory", rename("empty", "full"));
  report("directory into itself", rename("full", "full/inner"));
  report("file with a slash", rename("f", "g/"));
  report("below a file", rename("f", "f/x"));
  report("full directory onto empty", rename("full", "empty"));
  printf("%d %d\n", access("full", F_OK), access("empty/x", F_OK));
  return 0;
}
