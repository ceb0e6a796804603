// socketpair() with SOCK_CLOEXEC and SOCK_NONBLOCK sets them on both ends.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[4];
  char c;
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fd + 2);
  for (int i = 0; i < 4; i++) {
    printf("%d: cloexec %d, non-blocking %d\n", i, fcntl(fd[i], F_GETFD),
           (fcntl(fd[i], F_GETFL) & O_NONBLOCK) != 0);
  }
  int n = read(fd[2], &c, 1);
  printf("%d %s\n", n, strerror(errno));
  return 0;
}
