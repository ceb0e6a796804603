// TC06: a read of an unconnected or listening TCP socket fails with ENOTCONN.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  char buf[8];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  report("read", read(fd, buf, 8));
  report("recv", recv(fd, buf, 8, 0));
  listen(fd, 1);
  report("read", read(fd, buf, 8));
  report("recv", recv(fd, buf, 8, MSG_DONTWAIT));
  return 0;
}
