// Ctrl-Z stops who does not ignore it, and the parent is told.
// typed: ^Z
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t child = fork();
  if (child == 0) {
    pause();
    return 0;
  }
  signal(SIGTSTP, SIG_IGN);
  waitpid(child, &status, WUNTRACED);
  printf("%d %d\n", WIFSTOPPED(status), WSTOPSIG(status) == SIGTSTP);
  kill(child, SIGTERM);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  printf("%d\n", WTERMSIG(status) == SIGTERM);
  return 0;
}
