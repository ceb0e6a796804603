// TC30: a forking server that does not wait keeps a zombie for each client.
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
  int listener = listen_somewhere(&address, 5), gone = 0;
  pid_t children[3];
  char buf[16];
  for (int i = 0; i < 3; i++) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (struct sockaddr*)&address, sizeof(address));
    int connection = accept(listener, NULL, NULL);
    children[i] = fork();
    if (children[i] == 0) {
      write(connection, "served", 6);
      _exit(i);
    }
    close(connection);
    while (read(client, buf, 16) > 0) continue;
    close(client);
  }
  for (int i = 0; i < 3; i++) gone += kill(children[i], 0) != 0;
  printf("served 3, gone %d\n", gone);
  for (int status; wait(&status) > 0;) gone++;
  printf("after wait: gone %d\n", gone);
  return 0;
}
