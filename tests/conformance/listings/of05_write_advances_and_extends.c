// OF05: write() moves the offset by its count and makes the file longer at its end.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(int fd) {
  struct stat info;
  fstat(fd, &info);
  printf("offset %ld, size %ld\n", (long)lseek(fd, 0, SEEK_CUR), (long)info.st_size);
}

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  show(fd);
  printf("%d\n", (int)write(fd, "0123456789", 10));
  show(fd);
  lseek(fd, 4, SEEK_SET);
  printf("%d\n", (int)write(fd, "abc", 3));
  show(fd);
  lseek(fd, -1, SEEK_END);
  printf("%d\n", (int)write(fd, "XYZ", 3));
  show(fd);
  char buf[20] = "";
  pread(fd, buf, 19, 0);
  printf("%s\n", buf);
  return 0;
}
