// A non-blocking connect that was refused: the next connect() tells it, the one after tries anew.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t size = sizeof(address);
  int bound = socket(AF_INET, SOCK_STREAM, 0);
  int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(bound, (struct sockaddr*)&address, size);
  getsockname(bound, (struct sockaddr*)&address, &size);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  struct pollfd entry = {client, POLLOUT, 0};
  poll(&entry, 1, 1000);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  listen(bound, 1);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  entry.events = POLLOUT;
  poll(&entry, 1, 1000);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  return 0;
}
