// US03: a write to a socket whose peer has closed raises SIGPIPE.
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], status;
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  if (fork() == 0) {
    close(fd[0]);
    char c;
    read(fd[1], &c, 1);
    write(fd[1], "x", 1);
    _exit(0);
  }
  close(fd[1]);
  close(fd[0]);
  wait(&status);
  printf("killed by SIGPIPE: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
  return 0;
}
