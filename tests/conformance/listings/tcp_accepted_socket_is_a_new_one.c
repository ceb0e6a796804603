// TC14: accept() gives the lowest free number, the listener's port and the client as peer; the
// listener's O_NONBLOCK stays behind.
#include <arpa/inet.h>
#include <fcntl.h>
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
  struct sockaddr_in address, local, peer, client_name;
  socklen_t size = sizeof(address);
  int listener = listen_somewhere(&address, 1), client = socket(AF_INET, SOCK_STREAM, 0);
  fcntl(listener, F_SETFL, O_RDWR | O_NONBLOCK);
  connect(client, (struct sockaddr*)&address, size);
  close(0);
  int connection = accept(listener, (struct sockaddr*)&peer, &size);
  printf("number %d, size %d\n", connection, (int)size);
  getsockname(connection, (struct sockaddr*)&local, &size);
  getsockname(client, (struct sockaddr*)&client_name, &size);
  printf("the listener's port: %d\n", local.sin_port == address.sin_port);
  printf("the client's port: %d\n", peer.sin_port == client_name.sin_port);
  printf("from %s\n", inet_ntoa(peer.sin_addr));
  printf("non-blocking: %d\n", (fcntl(connection, F_GETFL) & O_NONBLOCK) != 0);
  printf("access mode: %d\n", (fcntl(connection, F_GETFL) & O_ACCMODE) == O_RDWR);
  return 0;
}
