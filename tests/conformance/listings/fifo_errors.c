// What mkfifo() refuses, and what a FIFO cannot do.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %s\n", what, result == -1 ? strerror(errno) : "done");
}

int main(void) {
  report("mkfifo", mkfifo("fifo", 0600));
  report("mkfifo again", mkfifo("fifo", 0600));
  report("mkfifo in a missing directory", mkfifo("no/fifo", 0600));
  report("mkfifo below a fifo", mkfifo("fifo/x", 0600));
  report("mkdir over it", mkdir("fifo", 0700));
  report("create exclusively", open("fifo", O_CREAT | O_EXCL | O_RDWR, 0600));
  report("truncate", truncate("fifo", 0));
  int fd = open("fifo", O_RDWR | O_TRUNC);
  report("lseek", (int)lseek(fd, 0, SEEK_SET));
  report("ftruncate", ftruncate(fd, 0));
  report("rename", rename("fifo", "pipe"));
  report("unlink", unlink("pipe"));
  return 0;
}
