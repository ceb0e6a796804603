// A pending signal without effect does not end sigsuspend(): its child's end does not, the alarm does.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void ring(int signal) {
  (void)signal;
  write(1, "rings\n", 6);
}

int main(void) {
  sigset_t child, none;
  sigemptyset(&none);
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  signal(SIGALRM, ring);
  if (fork() == 0) return 0;
  wait(NULL);
  alarm(1);
  int result = sigsuspend(&none);
  printf("%d %s\n", result, strerror(errno));
  return 0;
}
