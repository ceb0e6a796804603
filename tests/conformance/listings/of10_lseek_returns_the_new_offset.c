// OF10: SEEK_SET, SEEK_CUR and SEEK_END; the result is always the absolute offset.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "0123456789", 10);
  printf("%ld\n", (long)lseek(fd, 4, SEEK_SET));
  printf("%ld\n", (long)lseek(fd, 3, SEEK_CUR));
  printf("%ld\n", (long)lseek(fd, -2, SEEK_CUR));
  printf("%ld\n", (long)lseek(fd, 0, SEEK_END));
  printf("%ld\n", (long)lseek(fd, -10, SEEK_END));
  printf("%ld\n", (long)lseek(fd, 5, SEEK_END));
  char c = '?';
  printf("%d %c\n", (int)read(fd, &c, 1), c);
  printf("%ld\n", (long)lseek(fd, -6, SEEK_CUR));
  printf("%d ", (int)read(fd, &c, 1));
  printf("%c\n", c);
  return 0;
}
