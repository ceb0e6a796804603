// UDP: connect() to AF_UNSPEC makes the socket unconnected again.
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
  struct sockaddr_in server_name, peer;
  struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  socklen_t size = sizeof(peer);
  udp_socket(&server_name);
  int client = socket(AF_INET, SOCK_DGRAM, 0);
  report("connect", connect(client, (struct sockaddr*)&server_name, size));
  report("getpeername", getpeername(client, (struct sockaddr*)&peer, &size));
  report("dissolve", connect(client, &nobody, sizeof(nobody)));
  report("getpeername", getpeername(client, (struct sockaddr*)&peer, &size));
  report("write", write(client, "x", 1));
  return 0;
}
