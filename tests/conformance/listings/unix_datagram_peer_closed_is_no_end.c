// US19: a datagram socket whose peer has closed reads no end; a write gets ECONNREFUSED.
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
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  write(fd[1], "abc", 3);
  close(fd[1]);
  report("read", read(fd[0], buf, 8));
  report("recv", recv(fd[0], buf, 8, MSG_DONTWAIT));
  report("write", write(fd[0], "x", 1));
  report("recv", recv(fd[0], buf, 8, MSG_DONTWAIT));
  report("write", write(fd[0], "x", 1));
  return 0;
}
