// opendir() and readdir() give all names in no promised order, with . and .. among them.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int by_name(const void* a, const void* b) { return strcmp(a, b); }

int main(void) {
  char names[16][32];
  int count = 0;
  mkdir("d", 0755);
  close(creat("d/zebra", 0644));
  close(creat("d/apple", 0644));
  mkdir("d/middle", 0755);
  close(creat("d/.hidden", 0644));
  DIR* dir = opendir("d");
  struct dirent* entry;
  while ((entry = readdir(dir)) != NULL) strcpy(names[count++], entry->d_name);
  closedir(dir);
  qsort(names, count, sizeof(names[0]), by_name);
  for (int i = 0; i < count; i++) printf("%s\n", names[i]);
  return 0;
}
