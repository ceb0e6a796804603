// The handler reaps in a loop with WNOHANG, because several ends may come as one signal.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 8

static volatile sig_atomic_t reaped, sum;

static void reap(int signal) {
  int saved = errno, status;
  (void)signal;
  while (waitpid(-1, &status, WNOHANG) > 0) {
    reaped++;
    sum += WEXITSTATUS(status);
  }
  errno = saved;
}

int main(void) {
  sigset_t set, old;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = reap;
  sigaction(SIGCHLD, &action, NULL);
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, &old);
  for (int i = 1; i <= N; i++) {
    if (fork() == 0) _exit(i);
  }
  while (reaped < N) sigsuspend(&old);
  printf("%d children, sum %d\n", reaped, sum);
  int result = wait(NULL);
  printf("%d %s\n", result, strerror(errno));
  return 0;
}
