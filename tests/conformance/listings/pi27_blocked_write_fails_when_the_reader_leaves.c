// PI27: a write that waits with nothing stored gets EPIPE and SIGPIPE when the last reader closes.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t signals;

static void count(int signal) { signals += signal == SIGPIPE; }

int main(void) {
  int fd[2], go[2];
  static char buf[65536];
  pipe(fd);
  pipe(go);
  signal(SIGPIPE, count);
  if (fork() == 0) {
    char c;
    close(fd[1]);
    read(go[0], &c, 1);
    return 0;
  }
  close(fd[0]);
  printf("%d\n", (int)write(fd[1], buf, sizeof(buf)));
  write(go[1], "x", 1);
  int n = write(fd[1], "more", 4);
  printf("%d %s, signals %d\n", n, strerror(errno), signals);
  wait(NULL);
  return 0;
}
