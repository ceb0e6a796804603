// UDP: what is too long, has no address, or cannot be done without connections.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

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
  static char large[70000];
  struct sockaddr_in name;
  socklen_t size = sizeof(name);
  int fd = udp_socket(&name);
  report("send without an address", send(fd, "x", 1, 0));
  report("too long", sendto(fd, large, sizeof(large), 0, (struct sockaddr*)&name, size));
  report("65508", sendto(fd, large, 65508, 0, (struct sockaddr*)&name, size));
  report("65507", sendto(fd, large, 65507, 0, (struct sockaddr*)&name, size));
  report("recv", recv(fd, large, sizeof(large), 0));
  name.sin_port = 0;
  report("to port 0", sendto(fd, "x", 1, 0, (struct sockaddr*)&name, size));
  report("short address", sendto(fd, "x", 1, 0, (struct sockaddr*)&name, 4));
  report("shutdown", shutdown(fd, SHUT_WR));
  report("listen", listen(fd, 1));
  return 0;
}
