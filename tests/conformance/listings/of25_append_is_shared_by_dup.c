// OF25: O_APPEND set with F_SETFL belongs to the description: its duplicates append as well.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  int copy = dup(fd);
  int other = open("f", O_RDWR);
  write(fd, "abcdef", 6);
  fcntl(fd, F_SETFL, O_APPEND);
  printf("copy %d, other %d\n", (fcntl(copy, F_GETFL) & O_APPEND) != 0,
         (fcntl(other, F_GETFL) & O_APPEND) != 0);
  lseek(copy, 0, SEEK_SET);
  write(copy, "X", 1);
  write(other, "Y", 1);
  fcntl(copy, F_SETFL, 0);
  lseek(fd, 2, SEEK_SET);
  write(fd, "Z", 1);
  printf("%d ", (int)pread(fd, buf, 15, 0));
  printf("%s\n", buf);
  return 0;
}
