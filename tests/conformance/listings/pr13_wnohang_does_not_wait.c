// PR13: WNOHANG returns 0 while the child lives and leaves the status alone.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  pid_t pid = fork();
  if (pid == 0) {
    char c;
    close(fd[1]);
    read(fd[0], &c, 1);
    return 9;
  }
  int status = 1234;
  printf("%d, status %d\n", waitpid(pid, &status, WNOHANG), status);
  write(fd[1], "x", 1);
  printf("%d, ", waitpid(pid, &status, 0) == pid);
  printf("status %d\n", WEXITSTATUS(status));
  printf("%d ", waitpid(-1, &status, WNOHANG));
  printf("%d\n", errno == ECHILD);
  return 0;
}
