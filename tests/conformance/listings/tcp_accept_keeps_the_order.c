// TC15: accept() takes connections in the order in which they came, then there is none.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

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
  struct sockaddr_in address, peer;
  socklen_t size = sizeof(address);
  unsigned short ports[3];
  int listener = listen_somewhere(&address, 5);
  for (int i = 0; i < 3; i++) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, size);
    getsockname(client, (struct sockaddr*)&peer, &size);
    ports[i] = peer.sin_port;
  }
  for (int i = 0; i < 3; i++) {
    accept(listener, (struct sockaddr*)&peer, &size);
    printf("client %d: %d\n", i, peer.sin_port == ports[i]);
  }
  fcntl(listener, F_SETFL, O_NONBLOCK);
  int none = accept(listener, NULL, NULL);
  printf("%d %s\n", none, strerror(errno));
  return 0;
}
