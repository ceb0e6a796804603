// UDP: the first sendto() of an unbound socket gives it an ephemeral port; answers come there.
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
  struct sockaddr_in server_name, from, own;
  socklen_t size = sizeof(from);
  char buf[32];
  int server = udp_socket(&server_name), client = socket(AF_INET, SOCK_DGRAM, 0), n;
  getsockname(client, (struct sockaddr*)&own, &size);
  printf("before: %s, a port %d\n", inet_ntoa(own.sin_addr), own.sin_port != 0);
  sendto(client, "question", 8, 0, (struct sockaddr*)&server_name, size);
  getsockname(client, (struct sockaddr*)&own, &size);
  printf("after: %s, a port %d\n", inet_ntoa(own.sin_addr), own.sin_port != 0);
  recvfrom(server, buf, sizeof(buf), 0, (struct sockaddr*)&from, &size);
  printf("from it: %d\n", from.sin_port == own.sin_port);
  sendto(server, "answer", 6, 0, (struct sockaddr*)&from, size);
  n = recvfrom(client, buf, sizeof(buf), 0, (struct sockaddr*)&from, &size);
  printf("%.*s from the server: %d\n", n, buf, from.sin_port == server_name.sin_port);
  return 0;
}
