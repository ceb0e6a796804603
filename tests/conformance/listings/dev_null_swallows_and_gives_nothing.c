// /dev/null takes every write and is at its end for every read.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[1000] = "";
  int fd = open("/dev/null", O_RDWR);
  printf("%d\n", (int)write(fd, buf, sizeof(buf)));
  printf("%d\n", (int)read(fd, buf, sizeof(buf)));
  printf("%ld\n", (long)lseek(fd, 500, SEEK_SET));
  printf("%d\n", (int)pread(fd, buf, 10, 0));
  fflush(stdout);
  int screen = dup(1);
  dup2(fd, 1);
  printf("never seen\n");
  fflush(stdout);
  dup2(screen, 1);
  printf("seen\n");
  return 0;
}
