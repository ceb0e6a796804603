// TC22: SHUT_WR sends the end: the peer drains and reads 0, and may still answer; the own write
// gets EPIPE.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd[2];
  char buf[16];
  signal(SIGPIPE, SIG_IGN);
  connect_pair(fd);
  write(fd[0], "question", 8);
  report("shutdown", shutdown(fd[0], SHUT_WR));
  report("own write", write(fd[0], "x", 1));
  report("peer reads", read(fd[1], buf, 16));
  report("peer reads", read(fd[1], buf, 16));
  report("peer writes", write(fd[1], "answer", 6));
  report("own read", read(fd[0], buf, 16));
  report("again", shutdown(fd[0], SHUT_WR));
  return 0;
}
