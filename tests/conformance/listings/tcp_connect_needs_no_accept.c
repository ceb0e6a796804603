// TC01: connect() is over before accept(); what is written waits in the queue of the connection.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
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
  char buf[32];
  int listener = listen_somewhere(&address, 1), client = socket(AF_INET, SOCK_STREAM, 0);
  printf("connect: %d\n", connect(client, (struct sockaddr*)&address, sizeof(address)));
  printf("write: %d\n", (int)write(client, "early", 5));
  printf("write: %d\n", (int)write(client, " bird", 5));
  int connection = accept(listener, NULL, NULL);
  int n = read(connection, buf, sizeof(buf));
  printf("read: %d %.*s\n", n, n, buf);
  return 0;
}
