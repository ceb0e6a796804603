// TC15: accept() sleeps until somebody connects.
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
  int listener = listen_somewhere(&address, 1);
  if (fork() == 0) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    usleep(20000);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    write(client, "hello", 5);
    _exit(0);
  }
  int connection = accept(listener, NULL, NULL);
  int n = read(connection, buf, sizeof(buf));
  printf("%.*s\n", n, buf);
  wait(NULL);
  return 0;
}
