// SG13: MSG_NOSIGNAL keeps SIGPIPE away when the peer of a pair has closed.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void broken(int signal) {
  (void)signal;
  write(1, "SIGPIPE\n", 8);
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  setvbuf(stdout, NULL, _IONBF, 0);
  signal(SIGPIPE, broken);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  close(fd[1]);
  report("send with the flag", send(fd[0], "x", 1, MSG_NOSIGNAL));
  report("send", send(fd[0], "x", 1, 0));
  report("write", write(fd[0], "x", 1));
  return 0;
}
