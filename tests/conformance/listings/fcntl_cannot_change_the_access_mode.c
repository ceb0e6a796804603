// F_SETFL takes O_APPEND and O_NONBLOCK and ignores the rest; other commands are refused.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char c = 'x';
  int fd = open("f", O_CREAT | O_RDONLY, 0644);
  printf("%d\n", fcntl(fd, F_SETFL, O_RDWR | O_APPEND | O_TRUNC | O_CREAT));
  int flags = fcntl(fd, F_GETFL);
  printf("mode %d, append %d\n", flags & O_ACCMODE, (flags & O_APPEND) != 0);
  printf("%d ", (int)write(fd, &c, 1));
  printf("%s\n", strerror(errno));
  printf("%d\n", fcntl(fd, F_SETFL, 0));
  printf("append %d\n", (fcntl(fd, F_GETFL) & O_APPEND) != 0);
  errno = 0;
  printf("%d ", fcntl(fd, 9999));
  printf("%s\n", strerror(errno));
  printf("%d ", fcntl(fd, F_SETFD, 2));
  printf("%d\n", fcntl(fd, F_GETFD));
  return 0;
}
