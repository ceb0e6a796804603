// Parent and child share a connection after fork(): both write into it, one after the other.
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
  pid_t child = fork();
  if (child == 0) {
    write(fd[0], "child ", 6);
    _exit(0);
  }
  waitpid(child, NULL, 0);
  write(fd[0], "parent", 6);
  int n = read(fd[1], buf, sizeof(buf));
  printf("%.*s\n", n, buf);
  return 0;
}
