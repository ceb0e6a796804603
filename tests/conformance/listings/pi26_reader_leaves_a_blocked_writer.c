// PI26: a big write whose reader leaves returns what was stored; the next one fails.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

char block[100000];

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  signal(SIGPIPE, SIG_IGN);
  if (fork() == 0) {
    close(fd[0]);
    int first = write(fd[1], block, 100000);
    int second = write(fd[1], block, 1);
    printf("%d, then %d %d\n", first, second, errno == EPIPE);
    return 0;
  }
  close(fd[1]);
  read(fd[0], &c, 1);
  close(fd[0]);
  wait(NULL);
  return 0;
}
