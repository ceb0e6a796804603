// getsockname() and getpeername(): what one end calls its own is the other one's peer.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

static struct sockaddr_in name(int (*ask)(int, struct sockaddr*, socklen_t*), int fd) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int result = ask(fd, (struct sockaddr*)&address, &size);
  printf("%d: family %d, %s, size %d\n", result, address.sin_family, inet_ntoa(address.sin_addr),
         (int)size);
  return address;
}

int main(void) {
  int fd[2];
  connect_pair(fd);
  struct sockaddr_in client = name(getsockname, fd[0]), client_peer = name(getpeername, fd[0]);
  struct sockaddr_in server = name(getsockname, fd[1]), server_peer = name(getpeername, fd[1]);
  printf("%d %d\n", client.sin_port == server_peer.sin_port,
         server.sin_port == client_peer.sin_port);
  printf("%d\n", client.sin_port == server.sin_port);
  return 0;
}
