// PR23: without WUNTRACED a stopped child counts as living.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status = 77, fd[2];
  char c;
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    raise(SIGSTOP);
    write(fd[1], "x", 1);
    return 3;
  }
  waitpid(pid, &status, WUNTRACED);
  printf("%d\n", WIFSTOPPED(status));
  status = 77;
  printf("%d, status %d\n", waitpid(pid, &status, WNOHANG), status);
  kill(pid, SIGCONT);
  read(fd[0], &c, 1);
  printf("%d\n", waitpid(pid, &status, 0) == pid);
  printf("exit %d\n", WEXITSTATUS(status));
  return 0;
}
