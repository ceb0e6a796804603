// OF23: reading or writing 0 bytes of a file gives 0 and changes nothing.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[4] = "abc";
  char* volatile nowhere = NULL;
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  printf("%d\n", (int)write(fd, buf, 0));
  printf("%d\n", (int)write(fd, nowhere, 0));
  printf("%ld\n", (long)lseek(fd, 0, SEEK_END));
  write(fd, buf, 3);
  lseek(fd, 0, SEEK_SET);
  printf("%d\n", (int)read(fd, buf, 0));
  printf("%d\n", (int)read(fd, nowhere, 0));
  printf("%ld\n", (long)lseek(fd, 0, SEEK_CUR));
  return 0;
}
