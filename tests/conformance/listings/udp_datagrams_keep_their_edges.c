// UDP: each recvfrom() takes one datagram and names its sender; what does not fit is lost.
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

int main(void) {
  struct sockaddr_in here, there, from;
  socklen_t size = sizeof(from);
  char buf[32];
  int receiver = udp_socket(&here), sender = udp_socket(&there), n;
  sendto(sender, "one", 3, 0, (struct sockaddr*)&here, size);
  sendto(sender, "", 0, 0, (struct sockaddr*)&here, size);
  sendto(sender, "a long one", 10, 0, (struct sockaddr*)&here, size);
  sendto(sender, "three", 5, 0, (struct sockaddr*)&here, size);
  n = recvfrom(receiver, buf, sizeof(buf), 0, (struct sockaddr*)&from, &size);
  printf("%d %.*s from %s, the sender %d, size %d\n", n, n, buf, inet_ntoa(from.sin_addr),
         from.sin_port == there.sin_port, (int)size);
  n = recv(receiver, buf, sizeof(buf), 0);
  printf("%d\n", n);
  n = recv(receiver, buf, 4, 0);
  printf("%d %.*s\n", n, n, buf);
  n = read(receiver, buf, sizeof(buf));
  printf("%d %.*s\n", n, n, buf);
  n = recv(receiver, buf, sizeof(buf), MSG_DONTWAIT);
  printf("%d %s\n", n, strerror(errno));
  return 0;
}
