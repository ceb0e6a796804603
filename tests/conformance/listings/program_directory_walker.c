// Walks through a tree of directories in sorted order, with sizes and a sum.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void make(const char* path, int size) {
  int fd = creat(path, 0644);
  ftruncate(fd, size);
  close(fd);
}

static int by_name(const void* a, const void* b) { return strcmp(a, b); }

static long walk(const char* path, int depth) {
  char names[16][32], inner[1024];
  int count = 0;
  long sum = 0;
  struct dirent* entry;
  DIR* dir = opendir(path);
  if (dir == NULL) return 0;
  while ((entry = readdir(dir)) != NULL) {
    if (entry->d_name[0] != '.') strcpy(names[count++], entry->d_name);
  }
  closedir(dir);
  qsort(names, count, sizeof(names[0]), by_name);
  for (int i = 0; i < count; i++) {
    struct stat info;
    snprintf(inner, sizeof(inner), "%s/%s", path, names[i]);
    stat(inner, &info);
    if (S_ISDIR(info.st_mode)) {
      printf("%*s%s/\n", 2 * depth, "", names[i]);
      sum += walk(inner, depth + 1);
    } else {
      printf("%*s%s %ld\n", 2 * depth, "", names[i], (long)info.st_size);
      sum += info.st_size;
    }
  }
  return sum;
}

int main(void) {
  mkdir("tree", 0755);
  mkdir("tree/src", 0755);
  mkdir("tree/src/deep", 0755);
  mkdir("tree/empty", 0755);
  make("tree/README", 120);
  make("tree/src/main.c", 2000);
  make("tree/src/deep/data", 31);
  make("tree/src/.hidden", 5000);
  printf("%ld bytes\n", walk("tree", 0));
  return 0;
}
