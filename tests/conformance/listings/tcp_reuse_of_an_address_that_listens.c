// TC11: SO_REUSEADDR does not give a second socket the port of one that listens.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static int reusing(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  return fd;
}

int main(void) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int first = reusing(), second = reusing(), third = reusing();
  int fourth = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  report("first bind", bind(first, (struct sockaddr*)&address, size));
  getsockname(first, (struct sockaddr*)&address, &size);
  report("second bind, nobody listens", bind(second, (struct sockaddr*)&address, size));
  report("bind without the option", bind(fourth, (struct sockaddr*)&address, size));
  report("first listen", listen(first, 1));
  report("second listen", listen(second, 1));
  report("third bind, one listens", bind(third, (struct sockaddr*)&address, size));
  return 0;
}
