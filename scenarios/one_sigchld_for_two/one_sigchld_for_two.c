#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

volatile sig_atomic_t left = 2;

void reap(int signal) {
  (void)signal;
  while (waitpid(-1, NULL, WNOHANG) > 0)  //@ reap
    left--;
}

int main(void) {
  int fd[2];
  char c;
  sigset_t set, none;
  signal(SIGCHLD, reap);
  sigemptyset(&none);
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, NULL);  //@ block
  if (pipe(fd) == -1) return 1;
  for (int i = 0; i < 2; i++)
    if (fork() == 0) _exit(i);  //@ child = "child"
  close(fd[1]);
  read(fd[0], &c, 1);  //@ dead
  while (left > 0) sigsuspend(&none);  //@ suspend
  write(1, "none left\n", 10);  //@ done
  return 0;
}
