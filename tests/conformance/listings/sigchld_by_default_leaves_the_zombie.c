// SIGCHLD's default action is to do nothing, but the child stays a zombie; SIG_IGN is different.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const char* what, void (*disposition)(int)) {
  int status;
  signal(SIGCHLD, disposition);
  pid_t pid = fork();
  if (pid == 0) _exit(3);
  int result = waitpid(pid, &status, 0);
  if (result == -1)
    dprintf(1, "%s: %s\n", what, strerror(errno));
  else
    dprintf(1, "%s: %d\n", what, WEXITSTATUS(status));
}

int main(void) {
  run("default", SIG_DFL);
  run("ignored", SIG_IGN);
  run("default again", SIG_DFL);
  return 0;
}
