// TC28: the client of a forking server waits for ever if the parent keeps its copy open.
// expect: deadlock
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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
  char buf[16];
  int listener = listen_somewhere(&address, 2), n;
  if (fork() == 0) {
    close(listener);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    while ((n = read(client, buf, 16)) > 0) write(1, buf, n);
    write(1, "the end\n", 8);
    _exit(0);
  }
  int connection = accept(listener, NULL, NULL);
  if (fork() == 0) {
    write(connection, "hello\n", 6);
    _exit(0);
  }
  while (wait(NULL) > 0) continue;
  return 0;
}
