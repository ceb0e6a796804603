// poll(): a pair of unix sockets with bytes, shut down and closed.
#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT | POLLRDHUP, 0};
  poll(&entry, 1, 0);
  printf("%s:%s%s%s%s%s\n", what, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "", entry.revents & POLLRDHUP ? " RDHUP" : "",
         entry.revents & POLLHUP ? " HUP" : "", entry.revents & POLLERR ? " ERR" : "");
}

int main(void) {
  int fd[2], other[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  socketpair(AF_UNIX, SOCK_STREAM, 0, other);
  ask("new", fd[0]);
  write(fd[1], "x", 1);
  ask("bytes", fd[0]);
  shutdown(fd[1], SHUT_WR);
  ask("peer has ended", fd[0]);
  ask("who has ended", fd[1]);
  close(fd[1]);
  ask("closed", fd[0]);
  write(other[0], "unread", 6);
  close(other[1]);
  ask("closed with unread bytes", other[0]);
  return 0;
}
