// OF13: pipes and FIFOs have no offset: ESPIPE.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void seek(const char* what, int fd, long offset, int whence) {
  long result = lseek(fd, offset, whence);
  printf("%s: %ld %s\n", what, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  pipe(fd);
  write(fd[1], "abc", 3);
  seek("read end", fd[0], 0, SEEK_SET);
  seek("read end", fd[0], 1, SEEK_CUR);
  seek("write end", fd[1], 0, SEEK_END);
  mkfifo("fifo", 0600);
  int fifo = open("fifo", O_RDONLY | O_NONBLOCK);
  seek("fifo", fifo, 0, SEEK_CUR);
  char c;
  read(fd[0], &c, 1);
  printf("still %c\n", c);
  return 0;
}
