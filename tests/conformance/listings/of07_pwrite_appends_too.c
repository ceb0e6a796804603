// OF07: on Linux pwrite() on an O_APPEND description ignores its offset.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  int fd = open("f", O_CREAT | O_RDWR | O_APPEND, 0644);
  write(fd, "abcdef", 6);
  lseek(fd, 2, SEEK_SET);
  printf("%d\n", (int)pwrite(fd, "XY", 2, 0));
  printf("offset %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  printf("%d ", (int)pread(fd, buf, 15, 0));
  printf("%s\n", buf);
  return 0;
}
