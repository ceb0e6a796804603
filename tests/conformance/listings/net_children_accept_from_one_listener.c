// Several children sleep in accept() on one listener; each connection goes to one of them.
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
  char c;
  int listener = listen_somewhere(&address, 5), status, served = 0;
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) {
      int connection = accept(listener, NULL, NULL);
      read(connection, &c, 1);
      write(connection, &c, 1);
      _exit(1);
    }
  }
  for (char sent = 'a'; sent < 'd'; sent++) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    write(client, &sent, 1);
    read(client, &c, 1);
    printf("%c\n", c);
    close(client);
  }
  while (wait(&status) > 0) served += WEXITSTATUS(status);
  printf("%d served\n", served);
  return 0;
}
