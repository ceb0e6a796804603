// Children that end in different ways, sorted out by the status macros.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  for (int kind = 0; kind < 3; kind++) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
      int fd[2];
      if (kind == 0) exit(3);
      if (kind == 1) signal(SIGPIPE, SIG_IGN);
      pipe(fd);
      close(fd[0]);
      write(fd[1], "x", 1);
      _exit(4);
    }
    int status;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status)) printf("exited with %d\n", WEXITSTATUS(status));
    if (WIFSIGNALED(status)) printf("killed by %s\n", WTERMSIG(status) == SIGPIPE ? "SIGPIPE" : "?");
  }
  return 0;
}
