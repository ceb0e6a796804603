// AF_UNIX: unlike UDP, a full datagram queue holds the sender up; nothing is lost.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], got = 0, status;
  char buf[16];
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  if (fork() == 0) {
    for (int i = 0; i < 1000; i++) write(fd[0], "datagram", 8);
    _exit(7);
  }
  while (got < 1000) got += read(fd[1], buf, 16) == 8;
  wait(&status);
  printf("%d, child %d\n", got, WEXITSTATUS(status));
  return 0;
}
