// TC09: port 0 and a missing bind() give a port from Linux's range 32768..60999.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

static void show(const char* what, int fd) {
  struct sockaddr_in address;
  socklen_t size = sizeof(address);
  getsockname(fd, (struct sockaddr*)&address, &size);
  int port = ntohs(address.sin_port);
  printf("%s: %s, ephemeral %d\n", what, inet_ntoa(address.sin_addr),
         port >= 32768 && port <= 60999);
}

int main(void) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  show("new", listener);
  address.sin_family = AF_INET;
  bind(listener, (struct sockaddr*)&address, size);
  show("bound to any address and port 0", listener);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect(client, (struct sockaddr*)&address, size);
  show("connected without bind", client);
  return 0;
}
