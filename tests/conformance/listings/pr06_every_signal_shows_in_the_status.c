// PR06: WIFSIGNALED and WTERMSIG for deaths by different signals; WIFEXITED is false.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  const int signals[] = {SIGHUP, SIGINT, SIGKILL, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM};
  for (int i = 0; i < 8; i++) {
    int status;
    pid_t pid = fork();
    if (pid == 0) {
      for (;;) pause();
    }
    kill(pid, signals[i]);
    waitpid(pid, &status, 0);
    dprintf(1, "%d: exited %d, signaled %d by %d, stopped %d\n", signals[i], WIFEXITED(status),
            WIFSIGNALED(status), WTERMSIG(status), WIFSTOPPED(status));
  }
  return 0;
}
