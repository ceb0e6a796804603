// SG07: an open() that waits for the other side of a FIFO ends with EINTR.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  sigaction(SIGALRM, &action, NULL);
  mkfifo("fifo", 0600);
  alarm(1);
  int fd = open("fifo", O_RDONLY);
  printf("%d %s\n", fd, strerror(errno));
  fd = open("fifo", O_WRONLY | O_NONBLOCK);
  printf("%d %s\n", fd, strerror(errno));
  return 0;
}
