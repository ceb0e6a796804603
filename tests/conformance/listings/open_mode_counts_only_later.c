// A file created with mode 0 can be written through the descriptor that created it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  struct stat info;
  int fd = open("f", O_CREAT | O_RDWR, 0);
  printf("%d\n", (int)write(fd, "abc", 3));
  printf("%d ", (int)pread(fd, buf, 7, 0));
  printf("%s\n", buf);
  fstat(fd, &info);
  printf("%03o\n", (unsigned)info.st_mode & 0777);
  return 0;
}
