// The bytes of a FIFO live in memory only: the last close() throws them away.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  struct stat info;
  mkfifo("fifo", 0600);
  int fd = open("fifo", O_RDWR);
  write(fd, "abc", 3);
  stat("fifo", &info);
  printf("size %ld\n", (long)info.st_size);
  int again = open("fifo", O_RDONLY | O_NONBLOCK);
  close(fd);
  printf("%d\n", (int)read(again, buf, 2));
  close(again);
  again = open("fifo", O_RDONLY | O_NONBLOCK);
  printf("%d\n", (int)read(again, buf, 8));
  return 0;
}
