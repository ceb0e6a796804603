// SG07: without SA_RESTART a read() that waits ends with EINTR.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  int fd[2];
  char c;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  sigaction(SIGALRM, &action, NULL);
  pipe(fd);
  alarm(1);
  int n = read(fd[0], &c, 1);
  printf("%d %s\n", n, strerror(errno));
  write(fd[1], "x", 1);
  printf("%d\n", (int)read(fd[0], &c, 1));
  return 0;
}
