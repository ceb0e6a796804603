// alarm(): SIGALRM comes after a second and ends a process that does not catch it.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  if (fork() == 0) {
    alarm(1);
    for (;;) pause();
  }
  wait(&status);
  printf("killed by SIGALRM: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
  return 0;
}
