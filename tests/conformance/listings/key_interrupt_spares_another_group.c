// A child in a group of its own is in the background: Ctrl-C does not reach it.
// typed: ^C
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "parent's handler\n", 17);
}

int main(void) {
  int status;
  signal(SIGINT, note);
  pid_t child = fork();
  if (child == 0) {
    signal(SIGINT, SIG_DFL);
    setpgid(0, 0);
    pause();
    return 0;
  }
  pause();
  printf("%d\n", waitpid(child, &status, WNOHANG));
  kill(child, SIGTERM);
  wait(&status);
  printf("%d\n", WTERMSIG(status) == SIGTERM);
  return 0;
}
