// SG06: wait() goes on as well, until the child really ends.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t calls;

static void handler(int signal) {
  (void)signal;
  calls++;
}

int main(void) {
  int status;
  struct timespec little = {0, 20000000};
  signal(SIGUSR1, handler);
  pid_t pid = fork();
  if (pid == 0) {
    kill(getppid(), SIGUSR1);
    nanosleep(&little, NULL);
    kill(getppid(), SIGUSR1);
    _exit(6);
  }
  printf("%d ", wait(&status) == pid);
  printf("%d, the handler ran: %d\n", WEXITSTATUS(status), calls > 0);
  return 0;
}
