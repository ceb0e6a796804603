// SG07: a big write() that has stored a part already returns that part instead of EINTR.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  int fd[2];
  static char buf[100000];
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, NULL);
  pipe(fd);
  alarm(1);
  printf("%d\n", (int)write(fd[1], buf, sizeof(buf)));
  return 0;
}
