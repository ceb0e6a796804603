// PI29: SIG_IGN for SIGPIPE is inherited over fork().
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  close(fd[0]);
  signal(SIGPIPE, SIG_IGN);
  if (fork() == 0) {
    int n = write(fd[1], "x", 1);
    return n == -1 && errno == EPIPE ? 6 : 7;
  }
  int status;
  wait(&status);
  printf("%d\n", WEXITSTATUS(status));
  signal(SIGPIPE, SIG_DFL);
  fflush(stdout);
  write(fd[1], "x", 1);
  return 0;
}
