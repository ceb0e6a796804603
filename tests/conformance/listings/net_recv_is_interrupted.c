// A handler without SA_RESTART ends recv() with EINTR.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void ring(int signal) {
  (void)signal;
  write(1, "ring\n", 5);
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sigaction action = {0};
  int fd[2];
  char c;
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  action.sa_handler = ring;
  sigaction(SIGALRM, &action, NULL);
  alarm(1);
  report("recv", recv(fd[0], &c, 1, 0));
  return 0;
}
