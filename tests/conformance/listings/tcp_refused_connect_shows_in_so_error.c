// A non-blocking connect to a closed port: EINPROGRESS, then SO_ERROR tells ECONNREFUSED once.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static int error_of(int fd) {
  int error = -1;
  socklen_t size = sizeof(error);
  getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t size = sizeof(address);
  int bound = socket(AF_INET, SOCK_STREAM, 0);
  int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(bound, (struct sockaddr*)&address, size);
  getsockname(bound, (struct sockaddr*)&address, &size);
  int result = connect(client, (struct sockaddr*)&address, size);
  printf("connect: %d %s\n", result, strerror(errno));
  struct pollfd entry = {client, POLLOUT, 0};
  printf("poll: %d", poll(&entry, 1, 1000));
  printf(" OUT %d ERR %d HUP %d\n", (entry.revents & POLLOUT) != 0, (entry.revents & POLLERR) != 0,
         (entry.revents & POLLHUP) != 0);
  printf("SO_ERROR: %s\n", strerror(error_of(client)));
  printf("SO_ERROR: %s\n", strerror(error_of(client)));
  return 0;
}
