// US19: the read of a datagram socket whose peer has closed sleeps for ever.
// expect: deadlock
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  close(fd[1]);
  printf("waiting\n");
  fflush(stdout);
  printf("%d\n", (int)read(fd[0], &c, 1));
  return 0;
}
