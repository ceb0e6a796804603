// PR21: process numbers of children are different, zombies and living ones together.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 20

int main(void) {
  int hold[2];
  char c;
  pid_t pids[N];
  pipe(hold);
  for (int i = 0; i < N; i++) {
    pids[i] = fork();
    if (pids[i] == 0) {
      if (i % 2 == 0) _exit(0);
      close(hold[1]);
      read(hold[0], &c, 1);
      _exit(0);
    }
  }
  int equal = 0, own = 0, positive = 0;
  for (int i = 0; i < N; i++) {
    for (int k = 0; k < i; k++) equal += pids[i] == pids[k];
    own += pids[i] == getpid() || pids[i] == getppid();
    positive += pids[i] > 0;
  }
  printf("equal %d, own %d, positive %d\n", equal, own, positive);
  close(hold[1]);
  int reaped = 0;
  while (wait(NULL) > 0) reaped++;
  printf("reaped %d\n", reaped);
  return 0;
}
