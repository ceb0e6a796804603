// PR21: the number of a reaped child is not given to the next ones.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 20

int main(void) {
  pid_t pids[N];
  int equal = 0;
  for (int i = 0; i < N; i++) {
    pids[i] = fork();
    if (pids[i] == 0) _exit(0);
    waitpid(pids[i], NULL, 0);
    for (int k = 0; k < i; k++) equal += pids[i] == pids[k];
  }
  printf("%d children one after the other, equal %d\n", N, equal);
  return 0;
}
