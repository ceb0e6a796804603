// SG07: write() to a full pipe and waitpid() end with EINTR, too.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

// A child that sends SIGUSR1 again and again until it is killed.
static pid_t start_pest(void) {
  pid_t parent = getpid(), pid = fork();
  struct timespec pause_time = {0, 5000000};
  if (pid == 0) {
    while (kill(parent, SIGUSR1) == 0) nanosleep(&pause_time, NULL);
    _exit(0);
  }
  return pid;
}

int main(void) {
  int fd[2], status;
  static char buf[65536];
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  sigaction(SIGUSR1, &action, NULL);
  pipe(fd);
  write(fd[1], buf, sizeof(buf));
  pid_t pest = start_pest();
  int n = write(fd[1], "more", 4);
  printf("write: %d %s\n", n, strerror(errno));
  n = waitpid(pest, &status, 0);
  printf("waitpid: %d %s\n", n, strerror(errno));
  kill(pest, SIGKILL);
  while (waitpid(pest, &status, 0) == -1) {
  }
  printf("killed by %d\n", WTERMSIG(status));
  return 0;
}
