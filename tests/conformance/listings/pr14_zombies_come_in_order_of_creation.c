// PR14: among several zombies wait() takes the oldest child first, whichever ended first.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 4

static volatile sig_atomic_t ended;

static void note(int signal) {
  (void)signal;
  ended++;
}

int main(void) {
  int hold[N][2], status;
  sigset_t set, old;
  signal(SIGCHLD, note);
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, &old);
  for (int i = 0; i < N; i++) pipe(hold[i]);
  for (int i = 0; i < N; i++) {
    if (fork() == 0) {
      char c;
      read(hold[i][0], &c, 1);
      _exit(i);
    }
  }
  for (int i = N - 1; i >= 0; i--) {
    printf("let %d end\n", i);
    write(hold[i][1], "x", 1);
    while (ended < N - i) sigsuspend(&old);
  }
  while (wait(&status) > 0) printf("wait gives %d\n", WEXITSTATUS(status));
  return 0;
}
