// pread() and pwrite() carry their own offset; the description's stays where it is.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "0123456789", 10);
  lseek(fd, 4, SEEK_SET);
  printf("%d ", (int)pread(fd, buf, 3, 7));
  printf("%s\n", buf);
  printf("%d\n", (int)pwrite(fd, "ab", 2, 0));
  printf("at %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  printf("short %d\n", (int)pread(fd, buf, 5, 8));
  printf("at the end %d\n", (int)pread(fd, buf, 5, 10));
  printf("behind it %d\n", (int)pread(fd, buf, 5, 99));
  printf("%d ", (int)pread(fd, buf, 5, -1));
  printf("%s\n", strerror(errno));
  printf("%d ", (int)pwrite(fd, buf, 5, -1));
  printf("%s\n", strerror(errno));
  int n = read(fd, buf, 15);
  printf("%.*s\n", n, buf);
  return 0;
}
