// TC39: the buffers of a connection hold far more than small messages: both may write first.
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
  static char data[50000];
  int fd[2], status;
  connect_pair(fd);
  if (fork() == 0) {
    close(fd[0]);
    int sent = write(fd[1], data, sizeof(data));
    int got = recv(fd[1], data, sizeof(data), MSG_WAITALL);
    _exit(sent == got ? 7 : 1);
  }
  close(fd[1]);
  int sent = write(fd[0], data, sizeof(data));
  int got = recv(fd[0], data, sizeof(data), MSG_WAITALL);
  wait(&status);
  printf("%d %d, child %d\n", sent, got, WEXITSTATUS(status));
  return 0;
}
