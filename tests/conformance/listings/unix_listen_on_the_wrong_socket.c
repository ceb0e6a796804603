// US13: a connected socket and a datagram socket cannot listen.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"}, other = {AF_UNIX, "other"};
  int fd[2], datagram = socket(AF_UNIX, SOCK_DGRAM, 0);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  report("connected", listen(fd[0], 1));
  report("bind of a connected one", bind(fd[0], (struct sockaddr*)&name, sizeof(name)));
  report("connected and bound", listen(fd[0], 1));
  bind(datagram, (struct sockaddr*)&other, sizeof(other));
  report("datagram", listen(datagram, 1));
  report("accept on a datagram socket", accept(datagram, NULL, NULL));
  return 0;
}
