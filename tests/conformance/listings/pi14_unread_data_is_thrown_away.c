// PI14: earlier writes succeed although their bytes are lost with the last reader.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  signal(SIGPIPE, SIG_IGN);
  pipe(fd);
  printf("%d\n", (int)write(fd[1], "lost", 4));
  close(fd[0]);
  printf("%d ", (int)write(fd[1], "more", 4));
  printf("%d\n", errno == EPIPE);
  return 0;
}
