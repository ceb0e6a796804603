// On Linux O_RDWR opens a FIFO at once: the process is its own writer and never sees the end.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  mkfifo("fifo", 0600);
  int fd = open("fifo", O_RDWR);
  printf("%d\n", (int)write(fd, "echo", 4));
  printf("%d ", (int)read(fd, buf, 7));
  printf("%s\n", buf);
  int w = open("fifo", O_WRONLY);
  close(w);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  printf("%d ", (int)read(fd, buf, 7));
  printf("%s\n", strerror(errno));
  return 0;
}
