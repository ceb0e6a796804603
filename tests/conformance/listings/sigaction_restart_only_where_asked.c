// Two handlers: SIGUSR1 restarts read(), SIGUSR2 interrupts it.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t restarting, interrupting;

static void handler(int signal) { signal == SIGUSR1 ? restarting++ : interrupting++; }

static void catch_signal(int signal, int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(signal, &action, NULL);
}

int main(void) {
  int fd[2];
  char c;
  struct timespec little = {0, 5000000};
  pid_t parent = getpid();
  catch_signal(SIGUSR1, SA_RESTART);
  catch_signal(SIGUSR2, 0);
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    for (int i = 0; i < 4; i++) {
      kill(parent, SIGUSR1);
      nanosleep(&little, NULL);
    }
    while (kill(parent, SIGUSR2) == 0) nanosleep(&little, NULL);
    _exit(0);
  }
  int n = read(fd[0], &c, 1);
  printf("%d %s\n", n, strerror(errno));
  printf("SIGUSR1 came: %d, SIGUSR2 came: %d\n", restarting > 0, interrupting > 0);
  kill(pid, SIGKILL);
  while (waitpid(pid, NULL, 0) == -1) {
  }
  return 0;
}
