// PI32: both ends of a pipe show one inode; another pipe is another one.
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  int a[2], b[2];
  struct stat read_end, write_end, other;
  pipe(a);
  pipe(b);
  fstat(a[0], &read_end);
  fstat(a[1], &write_end);
  fstat(b[0], &other);
  printf("%d\n", read_end.st_ino == write_end.st_ino && read_end.st_dev == write_end.st_dev);
  printf("%d\n", read_end.st_ino == other.st_ino);
  printf("%d %03o\n", S_ISFIFO(read_end.st_mode), (unsigned)read_end.st_mode & 0777);
  printf("links %d\n", (int)read_end.st_nlink);
  return 0;
}
