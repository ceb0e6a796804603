// poll(): new sockets of every kind.
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT, 0};
  poll(&entry, 1, 0);
  printf("%s:%s%s%s%s\n", what, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "", entry.revents & POLLHUP ? " HUP" : "",
         entry.revents & POLLERR ? " ERR" : "");
}

int main(void) {
  ask("TCP", socket(AF_INET, SOCK_STREAM, 0));
  ask("UDP", socket(AF_INET, SOCK_DGRAM, 0));
  ask("unix stream", socket(AF_UNIX, SOCK_STREAM, 0));
  ask("unix datagram", socket(AF_UNIX, SOCK_DGRAM, 0));
  return 0;
}
