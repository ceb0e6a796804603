// TC34: an unconnected socket has no peer; an unbound one is named 0.0.0.0 port 0.
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
  struct sockaddr_in address;
  socklen_t size = sizeof(address);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  report("getpeername", getpeername(fd, (struct sockaddr*)&address, &size));
  report("getsockname", getsockname(fd, (struct sockaddr*)&address, &size));
  printf("family %d, %s port %d\n", address.sin_family == AF_INET, inet_ntoa(address.sin_addr),
         ntohs(address.sin_port));
  listen(fd, 1);
  report("getpeername of a listener", getpeername(fd, (struct sockaddr*)&address, &size));
  return 0;
}
