// TC10: bind(): a port in use, a second time, a foreign address, a wrong family or size.
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
  struct sockaddr_in used, other = {0};
  socklen_t size = sizeof(used);
  int listener = listen_somewhere(&used, 1), fd = socket(AF_INET, SOCK_STREAM, 0);
  other.sin_family = AF_INET;
  other.sin_addr.s_addr = inet_addr("192.0.2.1");
  report("in use", bind(fd, (struct sockaddr*)&used, size));
  report("foreign address", bind(fd, (struct sockaddr*)&other, size));
  other.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  report("too short", bind(fd, (struct sockaddr*)&other, 8));
  other.sin_family = AF_UNIX;
  report("wrong family", bind(fd, (struct sockaddr*)&other, size));
  other.sin_family = AF_INET;
  report("port 0", bind(fd, (struct sockaddr*)&other, size));
  report("second time", bind(fd, (struct sockaddr*)&other, size));
  report("the listener again", bind(listener, (struct sockaddr*)&other, size));
  return 0;
}
