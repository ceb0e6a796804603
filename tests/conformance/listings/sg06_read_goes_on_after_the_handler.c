// SG06: a read() that waits is not disturbed by a handler of signal().
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
  int fd[2];
  char c = '?';
  struct timespec little = {0, 1000000};
  signal(SIGUSR1, handler);
  pipe(fd);
  if (fork() == 0) {
    for (int i = 0; i < 10; i++) {
      kill(getppid(), SIGUSR1);
      nanosleep(&little, NULL);
    }
    write(fd[1], "x", 1);
    return 0;
  }
  int n = read(fd[0], &c, 1);
  printf("read %d: %c, the handler ran: %d\n", n, c, calls > 0);
  wait(NULL);
  return 0;
}
