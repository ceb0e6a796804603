// PR16: a zombie takes signals without an error; after wait() its number is gone.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int ended[2];

static void child_ended(int signal) {
  (void)signal;
  write(ended[1], "x", 1);
}

int main(void) {
  char c;
  int status;
  pipe(ended);
  signal(SIGCHLD, child_ended);
  pid_t pid = fork();
  if (pid == 0) return 5;
  read(ended[0], &c, 1);
  printf("kill 0: %d\n", kill(pid, 0));
  printf("kill SIGKILL: %d\n", kill(pid, SIGKILL));
  printf("reaped: %d\n", waitpid(pid, &status, 0) == pid);
  printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
  int result = kill(pid, 0);
  printf("kill 0: %d %s\n", result, strerror(errno));
  return 0;
}
