// open() of a FIFO for reading does not return before somebody opens it for writing.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  mkfifo("fifo", 0600);
  if (fork() == 0) {
    char buf[16];
    int fd = open("fifo", O_RDONLY);
    write(1, "reader is in\n", 13);
    int n = read(fd, buf, sizeof(buf));
    dprintf(1, "reader got %d: %.*s\n", n, n, buf);
    return 0;
  }
  write(1, "writer comes\n", 13);
  int fd = open("fifo", O_WRONLY);
  write(fd, "hello", 5);
  close(fd);
  wait(NULL);
  write(1, "done\n", 5);
  return 0;
}
