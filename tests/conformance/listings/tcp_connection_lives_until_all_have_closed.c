// TC28: the client sees the end only when parent and child have both closed the connection.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
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
  char c;
  connect_pair(fd);
  if (fork() == 0) {
    write(fd[1], "c", 1);
    _exit(0);
  }
  wait(NULL);
  printf("from the child: %d\n", (int)read(fd[0], &c, 1));
  printf("the parent has it: %d\n", (int)recv(fd[0], &c, 1, MSG_DONTWAIT));
  printf("still: %s\n", strerror(errno));
  close(fd[1]);
  printf("now: %d\n", (int)read(fd[0], &c, 1));
  return 0;
}
