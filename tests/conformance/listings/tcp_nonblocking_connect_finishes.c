// A non-blocking connect: EINPROGRESS, then the socket is writable, SO_ERROR is 0, EISCONN.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
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
  socklen_t size = sizeof(address), length = sizeof(int);
  int listener = listen_somewhere(&address, 1), error = -1;
  int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  report("connect", connect(client, (struct sockaddr*)&address, size));
  struct pollfd entry = {client, POLLIN | POLLOUT, 0};
  printf("poll: %d", poll(&entry, 1, 1000));
  printf(" OUT %d only %d\n", (entry.revents & POLLOUT) != 0, entry.revents == POLLOUT);
  getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &length);
  printf("SO_ERROR: %d\n", error);
  report("connect again", connect(client, (struct sockaddr*)&address, size));
  report("and again", connect(client, (struct sockaddr*)&address, size));
  printf("accept: %d\n", accept(listener, NULL, NULL) > 0);
  return 0;
}
