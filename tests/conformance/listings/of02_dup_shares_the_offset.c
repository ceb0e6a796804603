// OF02: a descriptor made by dup() has no offset of its own.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0600);
  int copy = dup(fd);
  write(fd, "hello ", 6);
  write(copy, "world", 5);
  printf("fd at %ld, copy at %ld\n", (long)lseek(fd, 0, SEEK_CUR), (long)lseek(copy, 0, SEEK_CUR));
  lseek(copy, 3, SEEK_SET);
  char buf[16];
  int n = read(fd, buf, sizeof(buf));
  printf("%d: %.*s\n", n, n, buf);
  return 0;
}
