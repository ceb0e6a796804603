// OF24: the kernel refuses a bad address with EFAULT and transfers nothing.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char* volatile nowhere = NULL;
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  printf("%d ", (int)write(fd, nowhere, 5));
  printf("%s\n", strerror(errno));
  printf("size %ld\n", (long)lseek(fd, 0, SEEK_END));
  write(fd, "abc", 3);
  lseek(fd, 0, SEEK_SET);
  errno = 0;
  printf("%d ", (int)read(fd, nowhere, 3));
  printf("%s\n", strerror(errno));
  printf("offset %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  lseek(fd, 0, SEEK_END);
  printf("at the end %d\n", (int)read(fd, nowhere, 3));
  return 0;
}
