// UDP: what a full receiver cannot take is dropped; the sender never waits.
#include <arpa/inet.h>
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

int main(void) {
  static char data[1000];
  struct sockaddr_in here, there;
  int receiver = udp_socket(&here), sender = udp_socket(&there), sent = 0, got = 0;
  for (int i = 0; i < 5000; i++) {
    sent += sendto(sender, data, sizeof(data), 0, (struct sockaddr*)&here, sizeof(here)) == 1000;
  }
  while (recv(receiver, data, sizeof(data), MSG_DONTWAIT) == 1000) got++;
  printf("sent %d, some lost: %d, some came: %d\n", sent, got<sent, got> 10);
  return 0;
}
