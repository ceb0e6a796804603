// kill(0, s) reaches the whole group of the caller, itself included.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int told[2];

static void handler(int signal) {
  (void)signal;
  write(told[1], "x", 1);
}

int main(void) {
  int ready[2];
  char buf[8];
  pipe(told);
  pipe(ready);
  if (fork() == 0) {
    setpgid(0, 0);
    signal(SIGUSR1, handler);
    for (int i = 0; i < 2; i++) {
      if (fork() == 0) {
        write(ready[1], "x", 1);
        for (;;) pause();
      }
      read(ready[0], buf, 1);
    }
    kill(0, SIGUSR1);
    int bytes = 0;
    while (bytes < 3) bytes += read(told[0], buf, sizeof(buf));
    dprintf(1, "%d handlers\n", bytes);
    kill(0, SIGKILL);
  }
  int status;
  wait(&status);
  dprintf(1, "group leader killed: %d\n", WTERMSIG(status) == SIGKILL);
  return 0;
}
