// OF10: going past the end does not make the file longer.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat info;
  char c;
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "abc", 3);
  printf("%ld\n", (long)lseek(fd, 1000, SEEK_SET));
  fstat(fd, &info);
  printf("size %ld\n", (long)info.st_size);
  printf("read %d\n", (int)read(fd, &c, 1));
  printf("write of nothing %d\n", (int)write(fd, "", 0));
  fstat(fd, &info);
  printf("size %ld\n", (long)info.st_size);
  return 0;
}
