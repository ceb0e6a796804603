// A worker per number squares it and answers over its own pipe.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4

int main(void) {
  int answers[WORKERS];
  for (int i = 0; i < WORKERS; i++) {
    int fd[2];
    if (pipe(fd) == -1) return 1;
    if (fork() == 0) {
      close(fd[0]);
      int square = (i + 1) * (i + 1);
      write(fd[1], &square, sizeof(square));
      _exit(0);
    }
    close(fd[1]);
    answers[i] = fd[0];
  }
  int total = 0;
  for (int i = 0; i < WORKERS; i++) {
    int square;
    read(answers[i], &square, sizeof(square));
    printf("%d ", square);
    total += square;
    close(answers[i]);
  }
  while (wait(NULL) != -1) {
  }
  printf("= %d\n", total);
  return total;
}
