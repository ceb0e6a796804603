// poll(): a TCP connection with and without bytes, half closed, and closed.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT | POLLRDHUP, 0};
  poll(&entry, 1, 0);
  printf("%s:%s%s%s%s%s\n", what, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "", entry.revents & POLLRDHUP ? " RDHUP" : "",
         entry.revents & POLLHUP ? " HUP" : "", entry.revents & POLLERR ? " ERR" : "");
}

int main(void) {
  int fd[2];
  char c;
  connect_pair(fd);
  ask("new", fd[1]);
  write(fd[0], "x", 1);
  ask("bytes", fd[1]);
  read(fd[1], &c, 1);
  shutdown(fd[0], SHUT_WR);
  ask("peer has ended", fd[1]);
  ask("who has ended", fd[0]);
  shutdown(fd[1], SHUT_WR);
  ask("both have ended", fd[1]);
  ask("both have ended", fd[0]);
  return 0;
}
