// Parent and child take turns with signals; the mask keeps each one until sigsuspend().
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  sigset_t set, old;
  signal(SIGUSR1, handler);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  pid_t pid = fork();
  pid_t other = pid == 0 ? getppid() : pid;
  for (int i = 0; i < 3; i++) {
    if (pid == 0) sigsuspend(&old);
    dprintf(1, "%s %d\n", pid == 0 ? "pong" : "ping", i);
    kill(other, SIGUSR1);
    if (pid != 0) sigsuspend(&old);
  }
  if (pid != 0) wait(NULL);
  return 0;
}
