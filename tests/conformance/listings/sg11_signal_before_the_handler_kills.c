// SG11: a signal that comes before the handler is installed has its default action.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "caught\n", 7);
}

static int run(int handler_first) {
  int ready[2], hold[2], status;
  char c;
  pipe(ready);
  pipe(hold);
  pid_t pid = fork();
  if (pid == 0) {
    close(hold[1]);
    if (handler_first) signal(SIGUSR1, handler);
    write(ready[1], "x", 1);
    read(hold[0], &c, 1);
    signal(SIGUSR1, handler);
    _exit(5);
  }
  read(ready[0], &c, 1);
  kill(pid, SIGUSR1);
  close(hold[1]);
  waitpid(pid, &status, 0);
  return status;
}

int main(void) {
  int status = run(0);
  dprintf(1, "too late: exited %d, signal %d\n", WIFEXITED(status), WTERMSIG(status));
  status = run(1);
  dprintf(1, "in time: exited %d, code %d\n", WIFEXITED(status), WEXITSTATUS(status));
  return 0;
}
