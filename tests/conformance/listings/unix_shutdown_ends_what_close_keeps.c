// US09: close() gives up one descriptor of several, shutdown() ends the connection for all.
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], copy;
  char buf[8];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  copy = dup(fd[0]);
  close(fd[0]);
  printf("after close: %d\n", (int)recv(fd[1], buf, 8, MSG_DONTWAIT));
  pid_t child = fork();
  if (child == 0) {
    shutdown(copy, SHUT_WR);
    _exit(0);
  }
  waitpid(child, NULL, 0);
  printf("after the child's shutdown: %d\n", (int)recv(fd[1], buf, 8, MSG_DONTWAIT));
  printf("own write: %d\n", (int)send(copy, "x", 1, MSG_NOSIGNAL));
  return 0;
}
