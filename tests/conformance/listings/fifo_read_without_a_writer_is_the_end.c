// A FIFO with no writer reads as 0; with a writer and no bytes as EAGAIN; and it can change back.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void take(const char* what, int fd) {
  char buf[8];
  int n = read(fd, buf, sizeof(buf));
  if (n == -1)
    printf("%s: %s\n", what, strerror(errno));
  else
    printf("%s: %d '%.*s'\n", what, n, n, buf);
}

int main(void) {
  mkfifo("fifo", 0600);
  int r = open("fifo", O_RDONLY | O_NONBLOCK);
  take("before any writer", r);
  int w = open("fifo", O_WRONLY);
  take("silent writer", r);
  write(w, "one", 3);
  close(w);
  take("writer left", r);
  take("nothing left", r);
  w = open("fifo", O_WRONLY);
  take("a new writer", r);
  write(w, "two", 3);
  take("its bytes", r);
  return 0;
}
