// TC13: when the client closes first, the server can bind its port again at once.
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
  char c;
  int listener = listen_somewhere(&address, 1), client = socket(AF_INET, SOCK_STREAM, 0);
  connect(client, (struct sockaddr*)&address, sizeof(address));
  int connection = accept(listener, NULL, NULL);
  close(client);
  printf("read: %d\n", (int)read(connection, &c, 1));
  close(connection);
  close(listener);
  int again = socket(AF_INET, SOCK_STREAM, 0);
  printf("bind: %d\n", bind(again, (struct sockaddr*)&address, sizeof(address)));
  return 0;
}
