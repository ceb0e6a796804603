// TC24: shutdown() of an unconnected TCP socket gives ENOTCONN.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  report("SHUT_RD", shutdown(fd, SHUT_RD));
  report("SHUT_WR", shutdown(fd, SHUT_WR));
  report("SHUT_RDWR", shutdown(fd, SHUT_RDWR));
  report("bad direction", shutdown(fd, 3));
  return 0;
}
