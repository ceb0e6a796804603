// select(): a regular file is readable and writable even at its end; FD_CLR takes a number out.
#include <fcntl.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

int main(void) {
  fd_set readers, writers;
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  int other = open("f", O_RDONLY);
  FD_ZERO(&readers);
  FD_SET(fd, &readers);
  FD_SET(other, &readers);
  writers = readers;
  FD_CLR(other, &writers);
  printf("%d\n", select(other + 1, &readers, &writers, NULL, NULL));
  printf("%d %d\n", FD_ISSET(fd, &readers) != 0, FD_ISSET(other, &readers) != 0);
  printf("%d %d\n", FD_ISSET(fd, &writers) != 0, FD_ISSET(other, &writers) != 0);
  return 0;
}
