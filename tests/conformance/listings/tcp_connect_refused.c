// TC03: a port where nobody listens refuses; the socket can connect again afterwards.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int server = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(server, (struct sockaddr*)&address, size);
  getsockname(server, (struct sockaddr*)&address, &size);
  report("bound only", connect(client, (struct sockaddr*)&address, size));
  report("again", connect(client, (struct sockaddr*)&address, size));
  listen(server, 1);
  report("listening", connect(client, (struct sockaddr*)&address, size));
  close(server);
  report("closed", connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&address, size));
  return 0;
}
