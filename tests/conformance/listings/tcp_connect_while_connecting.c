// While the handshake waits for a place in the backlog: a second connect() says EALREADY, a read
// EAGAIN, a write EAGAIN, and poll() nothing.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

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
  char c;
  listen_somewhere(&address, 0);
  int first = socket(AF_INET, SOCK_STREAM, 0);
  int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  report("first", connect(first, (struct sockaddr*)&address, size));
  report("connect", connect(client, (struct sockaddr*)&address, size));
  report("connect", connect(client, (struct sockaddr*)&address, size));
  report("read", read(client, &c, 1));
  report("write", write(client, "x", 1));
  report("getpeername", getpeername(client, (struct sockaddr*)&address, &size));
  struct pollfd entry = {client, POLLIN | POLLOUT, 0};
  printf("poll: %d %d\n", poll(&entry, 1, 0), entry.revents);
  return 0;
}
