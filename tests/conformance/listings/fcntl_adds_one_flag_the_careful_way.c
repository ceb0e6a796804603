// Reading the flags first keeps the others when one is added or taken away.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(int fd) {
  int flags = fcntl(fd, F_GETFL);
  printf("append %d, nonblock %d\n", (flags & O_APPEND) != 0, (flags & O_NONBLOCK) != 0);
}

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR | O_APPEND, 0644);
  show(fd);
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  show(fd);
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_APPEND);
  show(fd);
  fcntl(fd, F_SETFL, O_APPEND);
  show(fd);
  return 0;
}
