// PR17: after wait() returns, the child's pipe ends are surely closed.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  if (fork() == 0) {
    write(fd[1], "last words", 10);
    return 0;
  }
  close(fd[1]);
  wait(NULL);
  char buf[32];
  int n = read(fd[0], buf, sizeof(buf));
  int end = read(fd[0], buf, sizeof(buf));
  printf("%d, then %d\n", n, end);
  return 0;
}
