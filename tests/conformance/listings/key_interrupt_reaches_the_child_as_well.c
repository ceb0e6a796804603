// The parent ignores it, and sees what it made of the child.
// typed: ^C
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void note(int signal) {
  (void)signal;
  write(1, "child's handler\n", 16);
}

int main(void) {
  int status;
  signal(SIGINT, SIG_IGN);
  if (fork() == 0) {
    signal(SIGINT, note);
    pause();
    return 4;
  }
  if (fork() == 0) {
    pause();
    return 5;
  }
  signal(SIGINT, SIG_IGN);
  wait(&status);
  printf("%d %d\n", WIFEXITED(status), WEXITSTATUS(status));
  fflush(stdout);
  kill(0, SIGTERM);
  return 0;
}
