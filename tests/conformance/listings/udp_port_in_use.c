// UDP: a port has one socket; it is free again as soon as that is closed.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int udp_socket(struct sockaddr_in* address) {
  socklen_t size = sizeof(*address);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  memset(address, 0, size);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr*)address, size);
  getsockname(fd, (struct sockaddr*)address, &size);
  return fd;
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in name;
  int first = udp_socket(&name), second = socket(AF_INET, SOCK_DGRAM, 0);
  int stream = socket(AF_INET, SOCK_STREAM, 0);
  report("in use", bind(second, (struct sockaddr*)&name, sizeof(name)));
  report("TCP has ports of its own", bind(stream, (struct sockaddr*)&name, sizeof(name)));
  close(first);
  report("closed", bind(second, (struct sockaddr*)&name, sizeof(name)));
  report("second time", bind(second, (struct sockaddr*)&name, sizeof(name)));
  return 0;
}
