// US21: MSG_DONTWAIT on an empty socket gives EAGAIN; a read of 0 bytes gives 0 at once.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  char buf[8];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  report("recv", recv(fd[0], buf, 8, MSG_DONTWAIT));
  report("peek", recv(fd[0], buf, 8, MSG_DONTWAIT | MSG_PEEK));
  report("read of nothing", read(fd[0], buf, 0));
  report("write of nothing", write(fd[1], buf, 0));
  report("recv", recv(fd[0], buf, 8, MSG_DONTWAIT));
  write(fd[1], "abc", 3);
  report("read of nothing", read(fd[0], buf, 0));
  report("recv", recv(fd[0], buf, 8, MSG_DONTWAIT));
  return 0;
}
