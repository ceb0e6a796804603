// US04: when the peer closed with unread bytes, a write gives EPIPE and leaves the ECONNRESET to
// the next read.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  char buf[32];
  signal(SIGPIPE, SIG_IGN);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  write(fd[0], "never read", 10);
  close(fd[1]);
  report("write", write(fd[0], "x", 1));
  report("write", write(fd[0], "x", 1));
  report("read", read(fd[0], buf, sizeof(buf)));
  report("write", write(fd[0], "x", 1));
  report("read", read(fd[0], buf, sizeof(buf)));
  return 0;
}
