// PI09: three readers share a hundred bytes; none is lost and none is read twice.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) {
      int count = 0;
      close(fd[1]);
      while (read(fd[0], &c, 1) > 0) count++;
      return count;
    }
  }
  for (int i = 0; i < 100; i++) write(fd[1], "x", 1);
  close(fd[1]);
  int total = 0, status;
  while (wait(&status) > 0) total += WEXITSTATUS(status);
  printf("%d\n", total);
  return 0;
}
