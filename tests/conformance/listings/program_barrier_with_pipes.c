// A barrier: nobody begins phase two before everybody has ended phase one.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 4

// Two ways out: who is quick must not take a byte that is meant for a slower one.
static int arrive[2], leave[2][2];

static void barrier(int phase) {
  char c;
  write(arrive[1], "x", 1);
  read(leave[phase][0], &c, 1);
}

static void open_barrier(int phase) {
  char buf[N];
  int arrived = 0;
  while (arrived < N) arrived += read(arrive[0], buf, N - arrived);
  write(leave[phase][1], "....", N);
}

int main(void) {
  int log[2], counts[3] = {0}, mixed = 0, last = 0;
  char phase;
  pipe(arrive);
  pipe(leave[0]);
  pipe(leave[1]);
  pipe(log);
  for (int i = 0; i < N; i++) {
    if (fork() == 0) {
      for (int k = 0; k <= i; k++) write(log[1], "0", 1);
      barrier(0);
      write(log[1], "1", 1);
      barrier(1);
      write(log[1], "2", 1);
      _exit(0);
    }
  }
  open_barrier(0);
  open_barrier(1);
  while (wait(NULL) > 0) {
  }
  close(log[1]);
  while (read(log[0], &phase, 1) == 1) {
    counts[phase - '0']++;
    mixed += phase - '0' < last;
    last = phase - '0';
  }
  printf("%d %d %d, out of order %d\n", counts[0], counts[1], counts[2], mixed);
  return 0;
}
