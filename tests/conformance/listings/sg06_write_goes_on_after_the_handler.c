// SG06: a write() that waits for room goes on after a handler of signal(), and stores everything.
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
  static char buf[65536];
  struct timespec little = {0, 2000000};
  signal(SIGUSR1, handler);
  pipe(fd);
  write(fd[1], buf, sizeof(buf));
  if (fork() == 0) {
    close(fd[1]);
    for (int i = 0; i < 5; i++) {
      kill(getppid(), SIGUSR1);
      nanosleep(&little, NULL);
    }
    long total = 0;
    int n;
    while ((n = read(fd[0], buf, sizeof(buf))) > 0) total += n;
    return total == 65540 ? 0 : 1;
  }
  close(fd[0]);
  int n = write(fd[1], "more", 4), status;
  close(fd[1]);
  wait(&status);
  printf("wrote %d, the handler ran: %d, the child got all: %d\n", n, calls > 0, status == 0);
  return 0;
}
