// PI11: with SIGPIPE ignored the write fails with EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  signal(SIGPIPE, SIG_IGN);
  pipe(fd);
  close(fd[0]);
  printf("%d ", (int)write(fd[1], "x", 1));
  printf("%d\n", errno == EPIPE);
  perror("write");
  return 0;
}
