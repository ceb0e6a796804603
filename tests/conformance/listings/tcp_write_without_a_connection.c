// TC07: a write to an unconnected or listening TCP socket raises SIGPIPE, as if there were a peer
// that has gone.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void broken(int signal) {
  (void)signal;
  write(1, "SIGPIPE\n", 8);
}

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  signal(SIGPIPE, broken);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  report("write", write(fd, "x", 1));
  report("send", send(fd, "x", 1, MSG_NOSIGNAL));
  listen(fd, 1);
  report("write", write(fd, "x", 1));
  report("send", send(fd, "x", 1, MSG_NOSIGNAL));
  return 0;
}
