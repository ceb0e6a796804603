// OF01: O_APPEND does not move the offset at open(), only the first write does.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("log", O_CREAT | O_WRONLY, 0644);
  write(fd, "one\n", 4);
  close(fd);
  fd = open("log", O_RDWR | O_APPEND);
  printf("after open: %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  char buf[16];
  printf("read %d\n", (int)read(fd, buf, 2));
  printf("after read: %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  write(fd, "two\n", 4);
  printf("after write: %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  return 0;
}
