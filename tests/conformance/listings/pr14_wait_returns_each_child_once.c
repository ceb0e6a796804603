// PR14: wait() gives every child once, in whatever order they end, and then ECHILD.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 5

int main(void) {
  pid_t pids[N], pid;
  int seen[N] = {0}, status, sum = 0;
  for (int i = 0; i < N; i++) {
    pids[i] = fork();
    if (pids[i] == 0) return 10 + i;
  }
  while ((pid = wait(&status)) > 0) {
    for (int i = 0; i < N; i++) seen[i] += pids[i] == pid && WEXITSTATUS(status) == 10 + i;
    sum += WEXITSTATUS(status);
  }
  printf("%d %d\n", pid, errno == ECHILD);
  for (int i = 0; i < N; i++) printf("child %d: %d\n", i, seen[i]);
  printf("sum %d\n", sum);
  return 0;
}
