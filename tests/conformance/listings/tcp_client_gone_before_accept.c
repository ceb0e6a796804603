// TC27: a client that wrote and closed before accept(): accepted all the same, data, then 0.
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
  char buf[16];
  int listener = listen_somewhere(&address, 2), client = socket(AF_INET, SOCK_STREAM, 0);
  connect(client, (struct sockaddr*)&address, sizeof(address));
  write(client, "last will", 9);
  close(client);
  int connection = accept(listener, NULL, NULL);
  printf("accept: %d\n", connection > 0);
  printf("read: %d\n", (int)read(connection, buf, 16));
  printf("read: %d\n", (int)read(connection, buf, 16));
  return 0;
}
