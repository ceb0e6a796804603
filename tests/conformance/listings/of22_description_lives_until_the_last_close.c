// OF22: closing one of several descriptors leaves the description and its offset alone.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char c = '?';
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "abcdef", 6);
  lseek(fd, 2, SEEK_SET);
  int copy = dup(fd);
  close(fd);
  printf("%d ", (int)read(fd, &c, 1));
  printf("%d\n", errno == EBADF);
  printf("%d ", (int)read(copy, &c, 1));
  printf("%c\n", c);
  fflush(stdout);
  if (fork() == 0) {
    read(copy, &c, 1);
    dprintf(1, "child %c\n", c);
    close(copy);
    return 0;
  }
  wait(NULL);
  read(copy, &c, 1);
  printf("parent %c\n", c);
  return 0;
}
