// PR19: with SIGCHLD ignored wait() sleeps until all children are gone, and then has none.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int out[2];
  char buf[16];
  pid_t pids[3];
  pipe(out);
  signal(SIGCHLD, SIG_IGN);
  for (int i = 0; i < 3; i++) {
    pids[i] = fork();
    if (pids[i] == 0) {
      write(out[1], "x", 1);
      return i;
    }
  }
  int status = 77;
  pid_t pid = wait(&status);
  printf("%d %s, status %d\n", pid, strerror(errno), status);
  printf("%d children had written\n", (int)read(out[0], buf, sizeof(buf)));
  for (int i = 0; i < 3; i++) {
    errno = 0;
    printf("%d %d\n", kill(pids[i], 0) == -1, errno == ESRCH);
  }
  return 0;
}
