// US06: after SHUT_RD what is there is read, then 0; the peer's write fails at once.
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
  write(fd[0], "before", 6);
  report("shutdown", shutdown(fd[1], SHUT_RD));
  report("peer writes", write(fd[0], "after", 5));
  report("own read", read(fd[1], buf, sizeof(buf)));
  report("own read", read(fd[1], buf, sizeof(buf)));
  report("own write", write(fd[1], "still", 5));
  report("peer reads", read(fd[0], buf, sizeof(buf)));
  return 0;
}
