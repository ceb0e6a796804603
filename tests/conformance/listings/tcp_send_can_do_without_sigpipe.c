// SG13 TC35: MSG_NOSIGNAL keeps SIGPIPE away from a send(); a write() has no such flag.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void broken(int signal) {
  (void)signal;
  write(1, "SIGPIPE\n", 8);
}

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
  setvbuf(stdout, NULL, _IONBF, 0);
  signal(SIGPIPE, broken);
  connect_pair(fd);
  shutdown(fd[0], SHUT_WR);
  report("send with the flag", send(fd[0], "x", 1, MSG_NOSIGNAL));
  report("send", send(fd[0], "x", 1, 0));
  report("write", write(fd[0], "x", 1));
  return 0;
}
