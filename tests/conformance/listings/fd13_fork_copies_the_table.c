// FD13: later changes of one table do not change the other one.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[8];
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    int copy = dup(fd[1]);
    write(copy, "from child", 7);
    return copy;
  }
  int status;
  wait(&status);
  int n = read(fd[0], buf, 8);
  printf("child used %d, parent read %d, dup gives %d\n", WEXITSTATUS(status), n, dup(1));
  return 0;
}
