// US14: accept() on a socket that does not listen fails with EINVAL.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0), pair[2];
  report("new", accept(fd, NULL, NULL));
  bind(fd, (struct sockaddr*)&name, sizeof(name));
  report("bound", accept(fd, NULL, NULL));
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  report("connected", accept(pair[0], NULL, NULL));
  return 0;
}
