// truncate() and ftruncate() cut a file or fill it up with zeros; offsets stay.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(int fd) {
  char buf[16];
  int n = pread(fd, buf, sizeof(buf), 0);
  printf("at %ld, size %d:", (long)lseek(fd, 0, SEEK_CUR), n);
  for (int i = 0; i < n; i++) printf(" %d", buf[i]);
  printf("\n");
}

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "abcdef", 6);
  show(fd);
  printf("%d\n", ftruncate(fd, 2));
  show(fd);
  printf("%d\n", truncate("f", 5));
  show(fd);
  write(fd, "X", 1);
  show(fd);
  printf("%d\n", ftruncate(fd, 0));
  show(fd);
  return 0;
}
