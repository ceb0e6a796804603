// PR23: WUNTRACED reports a stopped child, WCONTINUED one that goes on; each of them once.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    for (;;) pause();
  }
  kill(pid, SIGSTOP);
  printf("%d\n", waitpid(pid, &status, WUNTRACED) == pid);
  printf("stopped %d by %d, exited %d, signaled %d\n", WIFSTOPPED(status),
         WSTOPSIG(status) == SIGSTOP, WIFEXITED(status), WIFSIGNALED(status));
  printf("raw %d\n", status);
  printf("again: %d\n", waitpid(pid, &status, WUNTRACED | WNOHANG));
  kill(pid, SIGCONT);
  printf("%d\n", waitpid(pid, &status, WCONTINUED) == pid);
  printf("continued %d, stopped %d, raw %d\n", WIFCONTINUED(status) != 0, WIFSTOPPED(status),
         status);
  printf("again: %d\n", waitpid(pid, &status, WUNTRACED | WCONTINUED | WNOHANG));
  kill(pid, SIGKILL);
  waitpid(pid, &status, WUNTRACED);
  printf("signaled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
  return 0;
}
