// US10: an unconnected or listening unix stream socket: EINVAL for read, ENOTCONN for write.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static void read_and_write(int fd) {
  char buf[8];
  report("read", read(fd, buf, 8));
  report("write", write(fd, "x", 1));
  report("recv", recv(fd, buf, 8, 0));
  report("send", send(fd, "x", 1, 0));
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  read_and_write(fd);
  bind(fd, (struct sockaddr*)&name, sizeof(name));
  read_and_write(fd);
  report("listen", listen(fd, 1));
  read_and_write(fd);
  return 0;
}
