// UDP: recvfrom() sleeps until a datagram comes.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
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
  char buf[16];
  int receiver = udp_socket(&here);
  if (fork() == 0) {
    int sender = udp_socket(&there);
    sendto(sender, "wake up", 7, 0, (struct sockaddr*)&here, sizeof(here));
    _exit(0);
  }
  int n = recvfrom(receiver, buf, sizeof(buf), 0, NULL, NULL);
  printf("%.*s\n", n, buf);
  wait(NULL);
  return 0;
}
