// OF11: pwrite() far behind the end: 10000 zeros lie between.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat info;
  char buf[512];
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  printf("%d\n", (int)pwrite(fd, "end", 3, 10000));
  fstat(fd, &info);
  printf("size %ld, offset %ld\n", (long)info.st_size, (long)lseek(fd, 0, SEEK_CUR));
  int n, zeros = 0, others = 0;
  while ((n = read(fd, buf, sizeof(buf))) > 0) {
    for (int i = 0; i < n; i++) buf[i] == 0 ? zeros++ : others++;
  }
  printf("%d zeros, %d others\n", zeros, others);
  return 0;
}
