// US05: SHUT_WR ends one direction: the peer drains it and reads 0; the other direction goes on.
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
  write(fd[0], "question", 8);
  report("shutdown", shutdown(fd[0], SHUT_WR));
  report("own write", write(fd[0], "x", 1));
  report("peer reads", read(fd[1], buf, sizeof(buf)));
  report("peer reads", read(fd[1], buf, sizeof(buf)));
  report("peer writes", write(fd[1], "answer", 6));
  report("own read", read(fd[0], buf, sizeof(buf)));
  report("again", shutdown(fd[0], SHUT_WR));
  return 0;
}
