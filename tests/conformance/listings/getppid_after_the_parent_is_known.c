// A child learns over the pipe that its parent is who it thinks.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    pid_t told;
    read(fd[0], &told, sizeof(told));
    return told == getppid() ? 21 : 22;
  }
  pid_t self = getpid();
  write(fd[1], &self, sizeof(self));
  int status;
  wait(&status);
  printf("%d\n", WEXITSTATUS(status));
  return 0;
}
