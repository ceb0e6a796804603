// Time goes on for a stopped sleeper: when it continues, its sleep is over.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t child = fork();
  if (child == 0) return (int)sleep(1);
  kill(child, SIGSTOP);
  waitpid(child, &status, WUNTRACED);
  printf("stopped %d\n", WIFSTOPPED(status));
  sleep(2);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  printf("left %d\n", WEXITSTATUS(status));
  return 0;
}
