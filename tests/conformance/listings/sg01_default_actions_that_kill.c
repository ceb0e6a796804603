// SG01: signals whose default action is to end the process.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct rlimit none = {0, 0};
  const int signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGABRT, SIGFPE,  SIGKILL, SIGUSR1,
                         SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGBUS,  SIGSYS};
  setrlimit(RLIMIT_CORE, &none);
  for (int i = 0; i < 14; i++) {
    int status;
    fflush(stdout);
    if (fork() == 0) {
      raise(signals[i]);
      _exit(1);
    }
    wait(&status);
    printf("%d %s: %d\n", signals[i], strsignal(signals[i]), WTERMSIG(status));
  }
  return 0;
}
