// A handler without SA_RESTART ends accept() with EINTR.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void ring(int signal) {
  (void)signal;
  write(1, "ring\n", 5);
}

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
  struct sigaction action = {0};
  int listener = listen_somewhere(&address, 1);
  action.sa_handler = ring;
  sigaction(SIGALRM, &action, NULL);
  alarm(1);
  report("accept", accept(listener, NULL, NULL));
  return 0;
}
