// poll() sleeps until a client connects, until it writes, and until it ends.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
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

static int wait_for(int fd) {
  struct pollfd entry = {fd, POLLIN, 0};
  poll(&entry, 1, -1);
  return entry.revents;
}

int main(void) {
  struct sockaddr_in address;
  char c;
  int listener = listen_somewhere(&address, 1);
  if (fork() == 0) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    write(client, "x", 1);
    read(client, &c, 1);
    _exit(0);
  }
  printf("a client: %d\n", wait_for(listener));
  int connection = accept(listener, NULL, NULL);
  printf("a byte: %d\n", wait_for(connection));
  read(connection, &c, 1);
  write(connection, "y", 1);
  printf("something: %d\n", wait_for(connection));
  printf("the end: %d\n", (int)read(connection, &c, 1));
  wait(NULL);
  return 0;
}
