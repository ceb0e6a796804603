// PI08: closing the last write end wakes all readers, and each of them gets 0.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) {
      close(fd[1]);
      return 10 + read(fd[0], &c, 1);
    }
  }
  close(fd[1]);
  for (int i = 0; i < 3; i++) {
    int status;
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
  }
  return 0;
}
