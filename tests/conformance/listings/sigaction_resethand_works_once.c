// SA_RESETHAND: the handler runs once, the second signal has the default action.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int number) {
  struct sigaction now;
  sigaction(number, NULL, &now);
  dprintf(1, "handler, default again: %d\n", now.sa_handler == SIG_DFL);
}

int main(void) {
  int status;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = SA_RESETHAND;
  if (fork() == 0) {
    sigaction(SIGINT, &action, NULL);
    raise(SIGINT);
    write(1, "once\n", 5);
    raise(SIGINT);
    write(1, "twice\n", 6);
    return 0;
  }
  wait(&status);
  dprintf(1, "killed by SIGINT: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
  return 0;
}
