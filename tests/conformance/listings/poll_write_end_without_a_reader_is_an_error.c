// poll(): a write end without any reader reports POLLERR besides its room.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  signal(SIGPIPE, SIG_IGN);
  pipe(fd);
  struct pollfd entry = {fd[1], POLLOUT, 0};
  printf("%d ", poll(&entry, 1, 0));
  printf("%d\n", entry.revents == POLLOUT);
  close(fd[0]);
  printf("%d ", poll(&entry, 1, 0));
  printf("%d\n", entry.revents == (POLLOUT | POLLERR));
  entry.events = 0;
  printf("%d ", poll(&entry, 1, -1));
  printf("%d\n", entry.revents == POLLERR);
  printf("%d ", (int)write(fd[1], "x", 1));
  printf("%d\n", errno == EPIPE);
  return 0;
}
