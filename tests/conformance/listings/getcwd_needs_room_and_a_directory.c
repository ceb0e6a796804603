// getcwd() fails when the buffer is too small, and when the directory was removed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char path[1024];
  mkdir("d", 0755);
  chdir("d");
  printf("%d ", getcwd(path, 2) == NULL);
  printf("%s\n", strerror(errno));
  printf("%d ", getcwd(path, 0) == NULL);
  printf("%s\n", strerror(errno));
  printf("%d\n", getcwd(path, sizeof(path)) == path);
  printf("%d\n", strcmp(path + strlen(path) - 2, "/d"));
  printf("%d\n", rmdir("../d"));
  printf("%d ", getcwd(path, sizeof(path)) == NULL);
  printf("%s\n", strerror(errno));
  printf("%d ", creat("f", 0644));
  printf("%s\n", strerror(errno));
  printf("%d\n", chdir(".."));
  return 0;
}
