// SIGCONT continues the process, and its handler runs when it goes on.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) {
  (void)signal;
  write(1, "going on\n", 9);
}

int main(void) {
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    signal(SIGCONT, handler);
    raise(SIGSTOP);
    write(1, "at work\n", 8);
    _exit(2);
  }
  waitpid(pid, &status, WUNTRACED);
  dprintf(1, "stopped %d\n", WIFSTOPPED(status));
  kill(pid, SIGCONT);
  waitpid(pid, &status, 0);
  dprintf(1, "exit %d\n", WEXITSTATUS(status));
  return 0;
}
