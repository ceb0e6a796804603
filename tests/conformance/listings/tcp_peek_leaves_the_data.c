// TC35: MSG_PEEK shows bytes without taking them.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

int main(void) {
  int fd[2];
  char buf[16];
  connect_pair(fd);
  write(fd[0], "abc", 3);
  write(fd[0], "def", 3);
  int n = recv(fd[1], buf, 2, MSG_PEEK);
  printf("%d %.*s\n", n, n, buf);
  n = recv(fd[1], buf, 16, MSG_PEEK);
  printf("%d %.*s\n", n, n, buf);
  n = recv(fd[1], buf, 16, 0);
  printf("%d %.*s\n", n, n, buf);
  printf("%d\n", (int)recv(fd[1], buf, 16, MSG_PEEK | MSG_DONTWAIT));
  return 0;
}
