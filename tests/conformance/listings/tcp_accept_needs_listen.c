// TC05: accept() without listen() fails with EINVAL; UDP does not know it.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address = {0};
  int stream = socket(AF_INET, SOCK_STREAM, 0), datagram = socket(AF_INET, SOCK_DGRAM, 0);
  report("new", accept(stream, NULL, NULL));
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(stream, (struct sockaddr*)&address, sizeof(address));
  report("bound", accept(stream, NULL, NULL));
  report("datagram", accept(datagram, NULL, NULL));
  report("listen on datagram", listen(datagram, 1));
  return 0;
}
