// What unlink() and remove() refuse.
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
  mkdir("d", 0755);
  close(creat("d/x", 0644));
  report("unlink missing", unlink("missing"));
  report("unlink directory", unlink("d"));
  report("unlink below a file", unlink("f/x"));
  report("unlink file/", unlink("f/"));
  report("unlink file", unlink("f"));
  report("unlink again", unlink("f"));
  report("remove full directory", remove("d"));
  report("remove file", remove("d/x"));
  report("remove directory", remove("d"));
  report("remove missing", remove("d"));
  return 0;
}
