// select() leaves in each set only what is ready.
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

static void ask(int fd[2]) {
  fd_set readers, writers;
  struct timeval now = {0, 0};
  FD_ZERO(&readers);
  FD_ZERO(&writers);
  FD_SET(fd[0], &readers);
  FD_SET(fd[1], &writers);
  int top = fd[0] > fd[1] ? fd[0] : fd[1];
  int n = select(top + 1, &readers, &writers, NULL, &now);
  printf("%d: read %d, write %d\n", n, FD_ISSET(fd[0], &readers) != 0,
         FD_ISSET(fd[1], &writers) != 0);
}

int main(void) {
  int fd[2];
  static char buf[65536];
  pipe(fd);
  ask(fd);
  write(fd[1], "x", 1);
  ask(fd);
  write(fd[1], buf, 65535);
  ask(fd);
  read(fd[0], buf, sizeof(buf));
  ask(fd);
  return 0;
}
