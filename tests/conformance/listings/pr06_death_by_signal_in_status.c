// PR06: a process that a signal killed did not exit; WTERMSIG names the signal.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  close(fd[0]);
  if (fork() == 0) {
    write(fd[1], "x", 1);
    return 0;
  }
  int status;
  wait(&status);
  printf("exited %d, signaled %d, signal %d, raw %d\n", WIFEXITED(status) != 0,
         WIFSIGNALED(status) != 0, WTERMSIG(status), status & 0x7f);
  return 0;
}
