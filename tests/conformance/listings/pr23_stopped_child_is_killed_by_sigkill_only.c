// PR23: a stopped process keeps other signals pending until SIGCONT; SIGKILL needs none.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t stopped_child(void) {
  pid_t pid = fork();
  if (pid == 0) {
    for (;;) pause();
  }
  kill(pid, SIGSTOP);
  waitpid(pid, NULL, WUNTRACED);
  return pid;
}

int main(void) {
  int status;
  pid_t pid = stopped_child();
  kill(pid, SIGTERM);
  printf("SIGTERM: %d\n", waitpid(pid, &status, WNOHANG));
  kill(pid, SIGCONT);
  waitpid(pid, &status, 0);
  printf("after SIGCONT: %d\n", WTERMSIG(status) == SIGTERM);
  fflush(stdout);
  pid = stopped_child();
  kill(pid, SIGKILL);
  waitpid(pid, &status, 0);
  printf("SIGKILL: %d\n", WTERMSIG(status) == SIGKILL);
  return 0;
}
