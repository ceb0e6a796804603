// killpg() and kill() with a negative number signal every process of a group.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t start(pid_t group) {
  pid_t pid = fork();
  if (pid == 0) {
    for (;;) pause();
  }
  setpgid(pid, group);
  return pid;
}

static int killed_by(int signal, int count) {
  int killed = 0, status;
  for (int i = 0; i < count; i++) {
    wait(&status);
    killed += WIFSIGNALED(status) && WTERMSIG(status) == signal;
  }
  return killed;
}

int main(void) {
  pid_t first = start(0), second = start(0);
  start(first);
  start(first);
  start(second);
  printf("%d\n", killpg(first, SIGTERM));
  printf("%d\n", killed_by(SIGTERM, 3));
  printf("%d\n", waitpid(-1, NULL, WNOHANG));
  printf("%d\n", kill(-second, SIGINT));
  printf("%d\n", killed_by(SIGINT, 2));
  printf("%d\n", kill(-second, 0));
  return 0;
}
