// OF04: near the end a read is short, at the end and behind it it gives 0.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "0123456789", 10);
  lseek(fd, 0, SEEK_SET);
  for (int i = 0; i < 5; i++) {
    int n = read(fd, buf, 4);
    printf("%d at %ld\n", n, (long)lseek(fd, 0, SEEK_CUR));
  }
  lseek(fd, 100, SEEK_SET);
  printf("%d ", (int)read(fd, buf, 4));
  printf("at %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  return 0;
}
