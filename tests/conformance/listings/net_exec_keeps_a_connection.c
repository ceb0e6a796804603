// A connection stays open over exec(): a program reads its standard input from it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
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
  char buf[32];
  connect_pair(fd);
  if (fork() == 0) {
    dup2(fd[1], 0);
    dup2(fd[1], 1);
    close(fd[0]);
    close(fd[1]);
    execlp("cat", "cat", (char*)NULL);
    _exit(127);
  }
  close(fd[1]);
  write(fd[0], "through cat", 11);
  shutdown(fd[0], SHUT_WR);
  int n = recv(fd[0], buf, sizeof(buf), MSG_WAITALL);
  wait(NULL);
  printf("%.*s\n", n, buf);
  return 0;
}
