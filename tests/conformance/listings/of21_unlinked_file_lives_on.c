// OF21: unlink() takes the name; the bytes stay while a descriptor is open.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  struct stat info;
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "secret", 6);
  fstat(fd, &info);
  printf("links %d\n", (int)info.st_nlink);
  printf("unlink %d\n", unlink("f"));
  printf("open %d ", open("f", O_RDONLY));
  printf("%s\n", strerror(errno));
  fstat(fd, &info);
  printf("links %d, size %ld\n", (int)info.st_nlink, (long)info.st_size);
  write(fd, "!", 1);
  lseek(fd, 0, SEEK_SET);
  printf("%d ", (int)read(fd, buf, 15));
  printf("%s\n", buf);
  return 0;
}
