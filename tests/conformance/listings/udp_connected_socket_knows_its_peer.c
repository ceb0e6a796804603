// UDP: connect() sends nothing; it sets where write() goes and from whom read() takes.
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
  struct sockaddr_in server_name, other_name, own, peer;
  socklen_t size = sizeof(own);
  char buf[32];
  int server = udp_socket(&server_name), other = udp_socket(&other_name);
  int client = socket(AF_INET, SOCK_DGRAM, 0);
  report("write", write(client, "x", 1));
  report("getpeername", getpeername(client, (struct sockaddr*)&peer, &size));
  report("connect", connect(client, (struct sockaddr*)&server_name, size));
  report("write", write(client, "hello", 5));
  getsockname(client, (struct sockaddr*)&own, &size);
  getpeername(client, (struct sockaddr*)&peer, &size);
  printf("%s, peer is the server: %d\n", inet_ntoa(own.sin_addr),
         peer.sin_port == server_name.sin_port);
  report("server reads", recv(server, buf, 32, 0));
  sendto(other, "stranger", 8, 0, (struct sockaddr*)&own, size);
  sendto(server, "friend", 6, 0, (struct sockaddr*)&own, size);
  int n = read(client, buf, 32);
  printf("%.*s\n", n, buf);
  report("nothing else", recv(client, buf, 32, MSG_DONTWAIT));
  report("connect again", connect(client, (struct sockaddr*)&other_name, size));
  report("write", write(client, "hello", 5));
  report("other reads", recv(other, buf, 32, MSG_DONTWAIT));
  return 0;
}
