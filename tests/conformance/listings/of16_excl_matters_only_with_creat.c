// OF16: O_EXCL refuses directories too, and the file that made it fail is not changed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  mkdir("dir", 0755);
  int fd = open("dir", O_CREAT | O_EXCL | O_RDONLY, 0644);
  printf("%d %s\n", fd, strerror(errno));
  fd = open("f", O_CREAT | O_WRONLY, 0644);
  write(fd, "keep", 4);
  close(fd);
  fd = open("f", O_CREAT | O_EXCL | O_TRUNC | O_WRONLY, 0644);
  printf("%d %s\n", fd, strerror(errno));
  fd = open("f", O_RDONLY);
  printf("%d ", (int)read(fd, buf, 7));
  printf("%s\n", buf);
  return 0;
}
