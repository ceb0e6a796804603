// TC25: SHUT_RD ends listening: accept() gives EINVAL, clients are refused; listen() revives it. A
// port that was asked for by its number stays reserved.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in address;

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static int bound_to(int port) {
  socklen_t size = sizeof(address);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = port;
  if (bind(fd, (struct sockaddr*)&address, size) < 0) return -1;
  getsockname(fd, (struct sockaddr*)&address, &size);
  return fd;
}

static int client(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return connect(fd, (struct sockaddr*)&address, sizeof(address));
}

int main(void) {
  close(bound_to(0));  // now there is a number to ask for
  int listener = bound_to(address.sin_port);
  listen(listener, 2);
  report("connect", client());
  report("shutdown", shutdown(listener, SHUT_RD));
  report("accept", accept(listener, NULL, NULL));
  report("connect", client());
  report("bind of another", bound_to(address.sin_port));
  report("listen", listen(listener, 2));
  report("connect", client());
  printf("accept: %d\n", accept(listener, NULL, NULL) > 0);
  return 0;
}
