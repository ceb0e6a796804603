// Relative names start at the working directory of the process.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char* last_part(void) {
  static char path[1024];
  getcwd(path, sizeof(path));
  return strrchr(path, '/') + 1;
}

int main(void) {
  close(creat("f", 0644));
  mkdir("d", 0755);
  printf("%d\n", chdir("d"));
  printf("in %s\n", last_part());
  printf("f: %d\n", access("f", F_OK));
  printf("../f: %d\n", access("../f", F_OK));
  close(creat("g", 0644));
  printf("%d\n", chdir(".."));
  printf("d/g: %d\n", access("d/g", F_OK));
  printf("%d ", chdir("f"));
  printf("%s\n", strerror(errno));
  printf("%d ", chdir("missing"));
  printf("%s\n", strerror(errno));
  printf("%d\n", chdir("/"));
  char path[16];
  printf("%s\n", getcwd(path, sizeof(path)));
  return 0;
}
