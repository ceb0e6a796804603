// US05 US06: SHUT_RDWR is both at once; the socket itself stays open.
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
  write(fd[0], "abc", 3);
  write(fd[1], "defgh", 5);
  report("shutdown", shutdown(fd[0], SHUT_RDWR));
  report("write", write(fd[0], "x", 1));
  report("peer writes", write(fd[1], "x", 1));
  report("read", read(fd[0], buf, sizeof(buf)));
  report("read", read(fd[0], buf, sizeof(buf)));
  report("peer reads", read(fd[1], buf, sizeof(buf)));
  report("peer reads", read(fd[1], buf, sizeof(buf)));
  report("close", close(fd[0]));
  return 0;
}
