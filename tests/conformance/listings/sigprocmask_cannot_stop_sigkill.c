// Even a child that blocks everything dies of SIGKILL.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int ready[2], status;
  char c;
  pipe(ready);
  pid_t pid = fork();
  if (pid == 0) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    write(ready[1], "x", 1);
    for (;;) pause();
  }
  read(ready[0], &c, 1);
  kill(pid, SIGTERM);
  kill(pid, SIGINT);
  printf("lives: %d\n", waitpid(pid, &status, WNOHANG) == 0);
  kill(pid, SIGKILL);
  waitpid(pid, &status, 0);
  printf("killed by %d\n", WTERMSIG(status));
  return 0;
}
