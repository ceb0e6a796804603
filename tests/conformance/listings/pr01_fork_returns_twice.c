// PR01: fork() returns the child's pid in the parent and 0 in the child.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  pid_t self = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    pid_t mine = getpid();
    if (getppid() != self) return 2;
    write(fd[1], &mine, sizeof(mine));
    return 0;
  }
  pid_t told = 0;
  read(fd[0], &told, sizeof(told));
  int status;
  pid_t ended = wait(&status);
  printf("positive %d, told %d, waited %d, status %d\n", pid > 0, told == pid, ended == pid, status);
  return 0;
}
