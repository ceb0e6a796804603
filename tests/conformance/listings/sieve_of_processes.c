// The prime sieve as a chain of processes, each with a filter of its own.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void filter(int in) {
  int prime, n, fd[2];
  if (read(in, &prime, sizeof(prime)) != sizeof(prime)) exit(0);
  printf("%d\n", prime);
  fflush(stdout);
  pipe(fd);
  if (fork() == 0) {
    close(in);
    close(fd[1]);
    filter(fd[0]);
  }
  close(fd[0]);
  while (read(in, &n, sizeof(n)) == sizeof(n)) {
    if (n % prime) write(fd[1], &n, sizeof(n));
  }
  close(fd[1]);
  wait(NULL);
  exit(0);
}

int main(void) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    close(fd[1]);
    filter(fd[0]);
  }
  close(fd[0]);
  for (int i = 2; i <= 30; i++) write(fd[1], &i, sizeof(i));
  close(fd[1]);
  wait(NULL);
  return 0;
}
