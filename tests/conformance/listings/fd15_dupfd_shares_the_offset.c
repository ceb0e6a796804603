// FD15: F_DUPFD copies like dup(): one description.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  int copy = fcntl(fd, F_DUPFD, 30);
  write(copy, "abc", 3);
  printf("%d %ld\n", copy, (long)lseek(fd, 0, SEEK_CUR));
  close(fd);
  printf("%d\n", (int)write(copy, "d", 1));
  printf("%ld\n", (long)lseek(copy, 0, SEEK_END));
  return 0;
}
