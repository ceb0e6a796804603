// US03: after the peer has closed, its bytes are still read, then 0 for ever; a write gives EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  signal(SIGPIPE, SIG_IGN);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  write(fd[0], "last words", 10);
  close(fd[0]);
  printf("write: %d", (int)write(fd[1], "x", 1));
  printf(" %s\n", strerror(errno));
  for (int i = 0; i < 3; i++) printf("read: %d\n", (int)read(fd[1], buf, sizeof(buf)));
  printf("write: %d", (int)write(fd[1], "x", 1));
  printf(" %s\n", strerror(errno));
  return 0;
}
