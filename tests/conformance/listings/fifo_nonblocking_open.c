// O_NONBLOCK: a reader opens at once, a writer without a reader gets ENXIO.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int try(const char* what, int flags) {
  int fd = open("fifo", flags);
  printf("%s: %s\n", what, fd == -1 ? strerror(errno) : "opened");
  return fd;
}

int main(void) {
  mkfifo("fifo", 0600);
  try("writer alone", O_WRONLY | O_NONBLOCK);
  int r = try("reader alone", O_RDONLY | O_NONBLOCK);
  int w = try("writer", O_WRONLY | O_NONBLOCK);
  try("second writer, blocking", O_WRONLY);
  try("second reader, blocking", O_RDONLY);
  printf("%d\n", (int)write(w, "x", 1));
  char c = '?';
  printf("%d ", (int)read(r, &c, 1));
  printf("%c\n", c);
  return 0;
}
