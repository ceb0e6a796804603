// F_GETFL shows the access mode, O_APPEND and O_NONBLOCK, but not what only open() looked at.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char* what, int flags) {
  int fd = open("f", flags, 0644);
  int now = fcntl(fd, F_GETFL);
  printf("%-16s mode %d, append %d, nonblock %d, others %d\n", what, now & O_ACCMODE,
         (now & O_APPEND) != 0, (now & O_NONBLOCK) != 0,
         now & (O_CREAT | O_EXCL | O_TRUNC | O_CLOEXEC));
  close(fd);
}

int main(void) {
  show("create", O_CREAT | O_EXCL | O_WRONLY);
  show("read", O_RDONLY);
  show("write", O_WRONLY | O_TRUNC);
  show("both", O_RDWR | O_CLOEXEC);
  show("append", O_WRONLY | O_APPEND | O_CREAT);
  show("nonblock append", O_RDWR | O_APPEND | O_NONBLOCK);
  return 0;
}
