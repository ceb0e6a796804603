// SG01: SIGSTOP and SIGTSTP stop the process; SIGCONT lets it go on.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  const int signals[] = {SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU};
  for (int i = 0; i < 4; i++) {
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
      setpgid(0, 0);  // the stop key is for a shell's jobs: each has a group of its own
      raise(signals[i]);
      _exit(20 + i);
    }
    waitpid(pid, &status, WUNTRACED);
    printf("%d: stopped %d, by %d\n", i, WIFSTOPPED(status), WSTOPSIG(status));
    kill(pid, SIGCONT);
    waitpid(pid, &status, 0);
    printf("%d: exit %d\n", i, WEXITSTATUS(status));
  }
  return 0;
}
