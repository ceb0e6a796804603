// US20: a blocking write of more than fits sleeps until the reader has made room.
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], size = 500000, total = 0, n, status;
  char* data = calloc(size, 1);
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  if (fork() == 0) {
    close(fd[0]);
    _exit(write(fd[1], data, size) == size ? 7 : 1);
  }
  close(fd[1]);
  while ((n = read(fd[0], data, size)) > 0) total += n;
  wait(&status);
  printf("%d bytes, child %d\n", total, WEXITSTATUS(status));
  return 0;
}
