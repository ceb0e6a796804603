// US05: a write after the own SHUT_WR raises SIGPIPE.
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void broken(int signal) {
  (void)signal;
  write(1, "SIGPIPE\n", 8);
}

int main(void) {
  int fd[2];
  signal(SIGPIPE, broken);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  shutdown(fd[0], SHUT_WR);
  int n = write(fd[0], "x", 1);
  printf("%d\n", n);
  return 0;
}
