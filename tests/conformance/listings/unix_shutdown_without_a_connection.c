// US08: shutdown() of an unconnected unix stream socket succeeds.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void) {
  for (int how = SHUT_RD; how <= SHUT_RDWR; how++) {
    int result = shutdown(socket(AF_UNIX, SOCK_STREAM, 0), how);
    printf("%d: %d %s\n", how, result, result < 0 ? strerror(errno) : "");
  }
  return 0;
}
