// A handler of signal() lets accept() go on: it returns the client that comes later.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
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

int main(void) {
  struct sockaddr_in address;
  int listener = listen_somewhere(&address, 1);
  signal(SIGALRM, ring);
  alarm(1);
  if (fork() == 0) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    usleep(1300000);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    _exit(0);
  }
  int connection = accept(listener, NULL, NULL);
  write(1, connection > 0 ? "a client\n" : "none\n", connection > 0 ? 9 : 5);
  wait(NULL);
  return 0;
}
