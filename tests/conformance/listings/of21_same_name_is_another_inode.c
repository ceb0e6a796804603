// OF21: a new file with the name of an unlinked one shares nothing with it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  struct stat before, after;
  int old = open("f", O_CREAT | O_RDWR, 0644);
  write(old, "old", 3);
  unlink("f");
  int new = open("f", O_CREAT | O_RDWR, 0644);
  write(new, "newer", 5);
  fstat(old, &before);
  fstat(new, &after);
  printf("same inode: %d\n", before.st_ino == after.st_ino);
  printf("sizes %ld %ld\n", (long)before.st_size, (long)after.st_size);
  pread(old, buf, 7, 0);
  printf("%s\n", buf);
  stat("f", &after);
  printf("size by name %ld\n", (long)after.st_size);
  return 0;
}
