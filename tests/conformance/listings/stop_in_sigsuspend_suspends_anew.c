// The mask of sigsuspend lets a stop in. The continuation, which that mask blocks, has no effect and
// is gone: sigsuspend waits on for the handler.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void on_signal(int signal) { (void)signal; }

int main(void) {
  sigset_t stops, waiting, pending;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTSTP);
  sigaddset(&stops, SIGUSR1);
  sigprocmask(SIG_BLOCK, &stops, NULL);
  signal(SIGUSR1, on_signal);
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);  // or nobody could continue a stopped group
    sigemptyset(&waiting);
    sigaddset(&waiting, SIGCONT);
    raise(SIGTSTP);
    sigsuspend(&waiting);
    sigpending(&pending);
    printf("SIGCONT is pending: %d\n", sigismember(&pending, SIGCONT));
    return 0;
  }
  int status = 0;
  waitpid(child, &status, WUNTRACED);
  printf("stopped: %d\n", WIFSTOPPED(status));
  fflush(stdout);
  kill(child, SIGCONT);
  waitpid(child, &status, WCONTINUED);
  printf("continued: %d\n", WIFCONTINUED(status));
  fflush(stdout);
  kill(child, SIGUSR1);
  waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}
