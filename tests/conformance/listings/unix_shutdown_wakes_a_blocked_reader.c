// US05: SHUT_WR wakes a reader that waits at the other end, with 0.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], status;
  char c;
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  if (fork() == 0) {
    close(fd[0]);
    _exit(read(fd[1], &c, 1) == 0 ? 42 : 1);
  }
  shutdown(fd[0], SHUT_WR);
  wait(&status);
  printf("child ends with %d\n", WEXITSTATUS(status));
  return 0;
}
