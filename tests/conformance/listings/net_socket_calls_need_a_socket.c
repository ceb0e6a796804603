// FD18: what only sockets can do fails with ENOTSOCK on a pipe or a file, with EBADF on nothing.
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static void try_all(int fd) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  char c = 'c';
  int value = 1;
  address.sin_family = AF_INET;
  report("bind", bind(fd, (struct sockaddr*)&address, size));
  report("listen", listen(fd, 1));
  report("accept", accept(fd, NULL, NULL));
  report("connect", connect(fd, (struct sockaddr*)&address, size));
  report("send", send(fd, &c, 1, 0));
  report("recv", recv(fd, &c, 1, 0));
  report("sendto", sendto(fd, &c, 1, 0, (struct sockaddr*)&address, size));
  report("recvfrom", recvfrom(fd, &c, 1, 0, NULL, NULL));
  report("shutdown", shutdown(fd, SHUT_WR));
  report("getsockname", getsockname(fd, (struct sockaddr*)&address, &size));
  report("getpeername", getpeername(fd, (struct sockaddr*)&address, &size));
  size = sizeof(value);
  report("setsockopt", setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, size));
  report("getsockopt", getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size));
}

int main(void) {
  int fd[2];
  pipe(fd);
  try_all(fd[1]);
  try_all(open("file", O_RDWR | O_CREAT, 0644));
  try_all(77);
  return 0;
}
