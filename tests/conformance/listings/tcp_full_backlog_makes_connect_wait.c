// TC02: connect() sleeps while the backlog is full; its next SYN, a second later, finds a place.
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
  int listener = listen_somewhere(&address, 0), fd[2], status;
  char c;
  pipe(fd);
  connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr*)&address, sizeof(address));
  if (fork() == 0) {
    int client = socket(AF_INET, SOCK_STREAM, 0);
    write(fd[1], "c", 1);
    _exit(connect(client, (struct sockaddr*)&address, sizeof(address)) == 0 ? 7 : 1);
  }
  read(fd[0], &c, 1);
  usleep(200000);
  printf("still connecting: %d\n", waitpid(-1, &status, WNOHANG));
  printf("accepted: %d\n", accept(listener, NULL, NULL) > 0);
  wait(&status);
  printf("child: %d\n", WEXITSTATUS(status));
  printf("accepted: %d\n", accept(listener, NULL, NULL) > 0);
  return 0;
}
