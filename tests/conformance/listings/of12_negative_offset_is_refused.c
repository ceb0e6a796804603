// OF12: lseek() to a negative place or with an unknown whence fails and moves nothing.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void seek(int fd, long offset, int whence) {
  long result = lseek(fd, offset, whence);
  if (result == -1)
    printf("%ld: %s", result, strerror(errno));
  else
    printf("%ld", result);
  printf(", now at %ld\n", (long)lseek(fd, 0, SEEK_CUR));
}

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "0123456789", 10);
  seek(fd, 4, SEEK_SET);
  seek(fd, -1, SEEK_SET);
  seek(fd, -5, SEEK_CUR);
  seek(fd, -11, SEEK_END);
  seek(fd, 0, 99);
  seek(fd, 0, -1);
  seek(fd, -10, SEEK_END);
  return 0;
}
