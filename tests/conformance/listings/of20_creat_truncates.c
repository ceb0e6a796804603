// OF20: creat() opens for writing only, and empties what was there.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[16];
  struct stat info;
  int fd = creat("f", 0644);
  printf("write %d\n", (int)write(fd, "contents", 8));
  lseek(fd, 0, SEEK_SET);
  printf("read %d ", (int)read(fd, buf, 8));
  printf("%d\n", errno == EBADF);
  int again = creat("f", 0644);
  fstat(again, &info);
  printf("size %ld\n", (long)info.st_size);
  printf("mode %d\n", (fcntl(again, F_GETFL) & O_ACCMODE) == O_WRONLY);
  return 0;
}
