// MSG_TRUNC: recv() returns the datagram's real length, also when it is only looked at.
#include <arpa/inet.h>
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
  struct sockaddr_in here, there;
  socklen_t size = sizeof(here);
  char buf[32];
  int receiver = udp_socket(&here), sender = udp_socket(&there), fd[2];
  sendto(sender, "0123456789", 10, 0, (struct sockaddr*)&here, size);
  printf("peek: %d\n", (int)recv(receiver, buf, 4, MSG_PEEK));
  printf("peek and trunc: %d\n", (int)recv(receiver, buf, 4, MSG_PEEK | MSG_TRUNC));
  printf("trunc: %d\n", (int)recv(receiver, buf, 4, MSG_TRUNC));
  printf("gone: %d\n", (int)recv(receiver, buf, 4, MSG_DONTWAIT));
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  write(fd[0], "0123456789", 10);
  printf("unix trunc: %d\n", (int)recv(fd[1], buf, 4, MSG_TRUNC));
  return 0;
}
