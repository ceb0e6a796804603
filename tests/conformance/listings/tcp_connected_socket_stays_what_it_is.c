// TC04: a connected socket cannot connect again, listen or accept.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static int listen_somewhere(struct sockaddr_in* address, int backlog) {
  socklen_t size = sizeof(*address);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(address, 0, size);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr*)address, size);
  listen(fd, backlog);
  getsockname(fd, (struct sockaddr*)address, &size);
  return fd;
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address;
  socklen_t size = sizeof(address);
  int listener = listen_somewhere(&address, 3), client = socket(AF_INET, SOCK_STREAM, 0);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  report("connect again", connect(client, (struct sockaddr*)&address, size));
  report("listen", listen(client, 1));
  report("accept", accept(client, NULL, NULL));
  report("bind", bind(client, (struct sockaddr*)&address, size));
  int connection = accept(listener, NULL, NULL);
  report("listen on the accepted one", listen(connection, 1));
  report("connect of the accepted one", connect(connection, (struct sockaddr*)&address, size));
  report("connect of the listener", connect(listener, (struct sockaddr*)&address, size));
  return 0;
}
