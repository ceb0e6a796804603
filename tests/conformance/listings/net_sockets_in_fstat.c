// fstat() of a socket tells S_IFSOCK; isatty() says no; a socket has both access modes.
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat about;
  int fd[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  fstat(fd[0], &about);
  printf("socket %d, fifo %d, size %ld\n", S_ISSOCK(about.st_mode), S_ISFIFO(about.st_mode),
         (long)about.st_size);
  printf("terminal %d\n", isatty(fd[0]));
  printf("access mode %d\n", (fcntl(fd[0], F_GETFL) & O_ACCMODE) == O_RDWR);
  fstat(socket(AF_INET, SOCK_STREAM, 0), &about);
  printf("socket %d\n", S_ISSOCK(about.st_mode));
  return 0;
}
