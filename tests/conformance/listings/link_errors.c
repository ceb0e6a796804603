// What link() refuses: missing files, directories, names that are taken.
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
  struct stat a, b;
  close(creat("f", 0644));
  close(creat("taken", 0644));
  mkdir("d", 0755);
  report("missing", link("missing", "x"));
  report("directory", link("d", "x"));
  report("onto a file", link("f", "taken"));
  report("onto a directory", link("f", "d"));
  report("onto itself", link("f", "f"));
  report("into a missing directory", link("f", "no/x"));
  report("into a directory", link("f", "d/f"));
  stat("f", &a);
  stat("d/f", &b);
  printf("same inode: %d, links %d\n", a.st_ino == b.st_ino, (int)b.st_nlink);
  return 0;
}
