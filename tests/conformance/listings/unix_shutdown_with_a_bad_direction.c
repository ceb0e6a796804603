// US07: shutdown() knows 0, 1 and 2 only.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void) {
  int fd[2], ways[] = {-1, 3, 77, SHUT_RD, SHUT_WR, SHUT_RDWR};
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  for (int i = 0; i < 6; i++) {
    int result = shutdown(fd[0], ways[i]);
    printf("%d: %d %s\n", ways[i], result, result < 0 ? strerror(errno) : "");
  }
  return 0;
}
