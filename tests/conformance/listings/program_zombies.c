// A careless parent collects zombies; a careful one reaps them as it goes.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 5

static int still_there(const pid_t* pids) {
  int count = 0;
  for (int i = 0; i < N; i++) count += kill(pids[i], 0) == 0;
  return count;
}

static void careless(pid_t* pids) {
  int fd[2];
  char c;
  pipe(fd);
  for (int i = 0; i < N; i++) {
    pids[i] = fork();
    if (pids[i] == 0) _exit(i);
  }
  close(fd[1]);
  read(fd[0], &c, 1);  // the end of file: every child has closed its copy
  close(fd[0]);
}

static void careful(pid_t* pids) {
  for (int i = 0; i < N; i++) {
    pids[i] = fork();
    if (pids[i] == 0) _exit(i);
    waitpid(pids[i], NULL, 0);
  }
}

int main(void) {
  pid_t pids[N];
  careless(pids);
  printf("careless: %d left\n", still_there(pids));
  int sum = 0, status;
  while (wait(&status) > 0) sum += WEXITSTATUS(status);
  printf("reaped, sum %d: %d left\n", sum, still_there(pids));
  fflush(stdout);
  careful(pids);
  printf("careful: %d left\n", still_there(pids));
  printf("%d\n", wait(NULL) == -1 && errno == ECHILD);
  return 0;
}
