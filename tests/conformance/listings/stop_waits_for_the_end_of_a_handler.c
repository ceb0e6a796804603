// A stop that a handler's mask holds back acts when the handler returns, before anything else is
// done.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void on_signal(int signal) {
  (void)signal;
  raise(SIGTSTP);
  write(1, "handler\n", 8);
}

int main(void) {
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);  // or nobody could continue a stopped group
    struct sigaction action = {0};
    action.sa_handler = on_signal;
    sigaddset(&action.sa_mask, SIGTSTP);
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    write(1, "child goes on\n", 14);
    return 0;
  }
  int status = 0;
  waitpid(child, &status, WUNTRACED);
  printf("stopped: %d\n", WIFSTOPPED(status));
  fflush(stdout);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  printf("status: %d\n", WEXITSTATUS(status));
  return 0;
}
