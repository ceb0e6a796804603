// poll(): an empty pipe is not readable, and its write end has room.
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static void ask(int fd, int events, int timeout) {
  struct pollfd entry = {fd, events, 99};
  int n = poll(&entry, 1, timeout);
  printf("%d:%s%s%s%s\n", n, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "", entry.revents & POLLHUP ? " HUP" : "",
         entry.revents & POLLERR ? " ERR" : "");
}

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  ask(fd[0], POLLIN, 0);
  ask(fd[0], POLLIN, 20);
  ask(fd[1], POLLOUT, 0);
  write(fd[1], "ab", 2);
  ask(fd[0], POLLIN, 0);
  ask(fd[0], POLLIN, -1);
  ask(fd[0], POLLOUT, 0);
  ask(fd[1], POLLIN, 0);
  ask(fd[1], POLLIN | POLLOUT, -1);
  read(fd[0], &c, 1);
  ask(fd[0], POLLIN, 0);
  read(fd[0], &c, 1);
  ask(fd[0], POLLIN, 0);
  return 0;
}
