// OF11: a write behind the end leaves a hole of zeros.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "ab", 2);
  lseek(fd, 6, SEEK_SET);
  write(fd, "cd", 2);
  lseek(fd, 0, SEEK_SET);
  int n = read(fd, buf, sizeof(buf));
  printf("%d:", n);
  for (int i = 0; i < n; i++) printf(" %d", buf[i]);
  printf("\n");
  return 0;
}
