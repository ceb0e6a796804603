// TC16: connections to one port are told apart by the client's address and port.
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
  struct sockaddr_in address, local[2], peer[2];
  socklen_t size = sizeof(address);
  char text[2][16];
  int listener = listen_somewhere(&address, 5), client[2], connection[2];
  for (int i = 0; i < 2; i++) {
    client[i] = socket(AF_INET, SOCK_STREAM, 0);
    connect(client[i], (struct sockaddr*)&address, size);
    connection[i] = accept(listener, (struct sockaddr*)&peer[i], &size);
    getsockname(connection[i], (struct sockaddr*)&local[i], &size);
  }
  write(client[1], "second", 7);
  write(client[0], "first", 6);
  read(connection[0], text[0], 16);
  read(connection[1], text[1], 16);
  printf("%s %s\n", text[0], text[1]);
  printf("same server port: %d\n", local[0].sin_port == local[1].sin_port);
  printf("same client port: %d\n", peer[0].sin_port == peer[1].sin_port);
  return 0;
}
