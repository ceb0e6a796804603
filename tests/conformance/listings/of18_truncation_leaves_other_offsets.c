// OF18: O_TRUNC empties the file, but a description that stood at 6 writes at 6 again.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[16];
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "abcdef", 6);
  int other = open("f", O_WRONLY | O_TRUNC);
  printf("fd at %ld, end at %ld\n", (long)lseek(fd, 0, SEEK_CUR), (long)lseek(other, 0, SEEK_END));
  printf("read %d\n", (int)read(fd, buf, 1));
  write(fd, "gh", 2);
  int n = pread(fd, buf, sizeof(buf), 0);
  printf("%d:", n);
  for (int i = 0; i < n; i++) printf(" %d", buf[i]);
  printf("\n");
  return 0;
}
