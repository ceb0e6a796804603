// OF19: on Linux O_TRUNC empties the file even when it is opened with O_RDONLY.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat info;
  int fd = open("f", O_CREAT | O_WRONLY, 0644);
  write(fd, "some bytes", 10);
  fstat(fd, &info);
  printf("%ld\n", (long)info.st_size);
  int r = open("f", O_RDONLY | O_TRUNC);
  printf("opened: %d\n", r != -1);
  fstat(fd, &info);
  printf("%ld\n", (long)info.st_size);
  return 0;
}
