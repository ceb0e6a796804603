// TC08: listen() without bind() takes an ephemeral port on all addresses.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  printf("listen: %d\n", listen(listener, 1));
  getsockname(listener, (struct sockaddr*)&address, &size);
  printf("address %s, a port: %d\n", inet_ntoa(address.sin_addr), address.sin_port != 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  printf("connect: %d\n", connect(client, (struct sockaddr*)&address, size));
  return 0;
}
