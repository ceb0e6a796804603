// A stopped process goes on: its handler of the lower number is entered, then the other signal ends
// it.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void on_signal(int signal) { (void)signal; }

int main(void) {
  signal(SIGUSR1, on_signal);
  pid_t child = fork();
  if (child == 0) {
    for (;;) pause();
  }
  kill(child, SIGSTOP);
  int status = 0;
  waitpid(child, &status, WUNTRACED);
  printf("stopped by %d\n", WSTOPSIG(status));
  kill(child, SIGUSR1);
  kill(child, SIGUSR2);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  printf("ended by %d\n", WTERMSIG(status));
  return 0;
}
