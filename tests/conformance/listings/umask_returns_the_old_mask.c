// umask() gives the mask before, keeps nine bits, and fchmod() and chmod() do not care about it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat info;
  umask(027);
  printf("%03o\n", (unsigned)umask(0777 | 010000));
  printf("%03o\n", (unsigned)umask(077));
  int fd = open("f", O_CREAT | O_RDWR, 0666);
  fstat(fd, &info);
  printf("%03o\n", (unsigned)info.st_mode & 0777);
  printf("%d ", fchmod(fd, 0666));
  fstat(fd, &info);
  printf("%03o\n", (unsigned)info.st_mode & 0777);
  printf("%d ", chmod("f", 0751));
  stat("f", &info);
  printf("%03o\n", (unsigned)info.st_mode & 0777);
  return 0;
}
