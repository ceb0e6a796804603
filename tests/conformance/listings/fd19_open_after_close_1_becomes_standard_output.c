// FD19: the number 1 is free after close(1), so the next open() becomes standard output.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  int screen = dup(1);
  close(1);
  int fd = open("out.txt", O_CREAT | O_RDWR | O_TRUNC, 0644);
  printf("into the file, from %d\n", fd);
  fflush(stdout);
  dup2(screen, 1);
  fd = open("out.txt", O_RDONLY);
  int n = read(fd, buf, sizeof(buf));
  printf("%d: %.*s", n, n, buf);
  return 0;
}
