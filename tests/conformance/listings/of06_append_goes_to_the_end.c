// OF06: with O_APPEND every write goes to the end, wherever lseek() went before.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  int fd = open("f", O_CREAT | O_RDWR | O_APPEND, 0644);
  write(fd, "aaa", 3);
  printf("%ld\n", (long)lseek(fd, 0, SEEK_SET));
  write(fd, "bb", 2);
  printf("%ld\n", (long)lseek(fd, 0, SEEK_CUR));
  lseek(fd, 1, SEEK_SET);
  printf("%d ", (int)read(fd, buf, 2));
  printf("%s\n", buf);
  write(fd, "c", 1);
  printf("%ld\n", (long)lseek(fd, 0, SEEK_CUR));
  lseek(fd, 0, SEEK_SET);
  printf("%d ", (int)read(fd, buf, 15));
  printf("%s\n", buf);
  return 0;
}
