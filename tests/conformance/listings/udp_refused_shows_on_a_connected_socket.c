// UDP: a datagram to a closed port is sent; a connected socket learns of it by its next call.
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
  struct sockaddr_in nobody;
  socklen_t size = sizeof(nobody);
  char c;
  close(udp_socket(&nobody));
  int stranger = socket(AF_INET, SOCK_DGRAM, 0), client = socket(AF_INET, SOCK_DGRAM, 0);
  report("sendto", sendto(stranger, "x", 1, 0, (struct sockaddr*)&nobody, size));
  report("sendto", sendto(stranger, "x", 1, 0, (struct sockaddr*)&nobody, size));
  report("recv", recv(stranger, &c, 1, MSG_DONTWAIT));
  report("connect", connect(client, (struct sockaddr*)&nobody, size));
  report("write", write(client, "x", 1));
  report("read", read(client, &c, 1));
  report("read again", recv(client, &c, 1, MSG_DONTWAIT));
  report("write", write(client, "x", 1));
  report("write", write(client, "x", 1));
  report("write", write(client, "x", 1));
  return 0;
}
