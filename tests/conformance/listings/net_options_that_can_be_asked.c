// SO_TYPE, SO_ACCEPTCONN, SO_REUSEADDR, SO_DOMAIN, SO_PROTOCOL and TCP_NODELAY tell what was set.
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/socket.h>

static int option(int fd, int level, int name) {
  int value = -1;
  socklen_t size = sizeof(value);
  if (getsockopt(fd, level, name, &value, &size) < 0) return -errno;
  return value;
}

static void show(const char* what, int fd) {
  printf("%s: type %d, domain %d, protocol %d, listens %d, reuses %d, no delay %d\n", what,
         option(fd, SOL_SOCKET, SO_TYPE), option(fd, SOL_SOCKET, SO_DOMAIN),
         option(fd, SOL_SOCKET, SO_PROTOCOL), option(fd, SOL_SOCKET, SO_ACCEPTCONN),
         option(fd, SOL_SOCKET, SO_REUSEADDR), option(fd, IPPROTO_TCP, TCP_NODELAY));
}

int main(void) {
  int stream = socket(AF_INET, SOCK_STREAM, 0), yes = 1, five = 5;
  show("TCP", stream);
  setsockopt(stream, SOL_SOCKET, SO_REUSEADDR, &five, sizeof(five));
  setsockopt(stream, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  listen(stream, 1);
  show("listening", stream);
  show("UDP", socket(AF_INET, SOCK_DGRAM, 0));
  show("TCP 6", socket(AF_INET6, SOCK_STREAM, 0));
  show("unix stream", socket(AF_UNIX, SOCK_STREAM, 0));
  show("unix datagram", socket(AF_UNIX, SOCK_DGRAM, 0));
  return 0;
}
