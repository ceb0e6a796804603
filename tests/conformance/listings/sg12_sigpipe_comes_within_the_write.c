// SG12: SIGPIPE strikes inside write(): what follows the call is not reached.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "handler\n", 8);
}

int main(void) {
  int fd[2], status;
  pipe(fd);
  close(fd[0]);
  if (fork() == 0) {
    write(1, "before\n", 7);
    write(fd[1], "x", 1);
    write(1, "never\n", 6);
    return 0;
  }
  wait(&status);
  dprintf(1, "killed by SIGPIPE: %d\n", WTERMSIG(status) == SIGPIPE);
  signal(SIGPIPE, handler);
  write(1, "before\n", 7);
  int n = write(fd[1], "x", 1);
  dprintf(1, "after: %d\n", n);
  return 0;
}
