// A table in a sparse file: each key has its place, most of the file is a hole.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define SLOT 16

struct entry {
  int used;
  int value;
  long padding;
};

static void put(int fd, int key, int value) {
  struct entry entry = {1, value, 0};
  pwrite(fd, &entry, sizeof(entry), (long)key * SLOT);
}

static int get(int fd, int key, int* value) {
  struct entry entry;
  if (pread(fd, &entry, sizeof(entry), (long)key * SLOT) != sizeof(entry)) return -1;
  *value = entry.value;
  return entry.used ? 1 : 0;
}

int main(void) {
  const int keys[] = {0, 7, 1000, 999, 5000, 5001};
  struct stat info;
  int value = 0;
  int fd = open("table", O_CREAT | O_RDWR | O_TRUNC, 0600);
  put(fd, 7, 77);
  put(fd, 5000, 1);
  put(fd, 1000, -5);
  put(fd, 7, 78);
  for (int i = 0; i < 6; i++) {
    int found = get(fd, keys[i], &value);
    if (found == 1)
      printf("%d: %d\n", keys[i], value);
    else
      printf("%d: %s\n", keys[i], found == 0 ? "empty" : "behind the end");
  }
  fstat(fd, &info);
  printf("size %ld\n", (long)info.st_size);
  ftruncate(fd, 1001 * SLOT);
  printf("%d %d\n", get(fd, 1000, &value), get(fd, 5000, &value));
  return 0;
}
