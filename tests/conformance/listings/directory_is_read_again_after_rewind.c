// rewinddir() starts again; opendir() refuses files and missing names.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int count(DIR* dir) {
  int entries = 0;
  while (readdir(dir) != NULL) entries++;
  return entries;
}

int main(void) {
  mkdir("d", 0755);
  close(creat("d/a", 0644));
  DIR* dir = opendir("d");
  printf("%d\n", count(dir));
  printf("%d\n", count(dir));
  close(creat("d/b", 0644));
  rewinddir(dir);
  printf("%d\n", count(dir));
  printf("%d\n", closedir(dir));
  printf("%d ", opendir("missing") == NULL);
  printf("%s\n", strerror(errno));
  printf("%d ", opendir("d/a") == NULL);
  printf("%s\n", strerror(errno));
  return 0;
}
