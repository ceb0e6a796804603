// PR11: waitpid() for itself, its parent or a grandchild fails with ECHILD.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  pid_t child = fork();
  if (child == 0) {
    pid_t grandchild = fork();
    if (grandchild == 0) return 0;
    write(fd[1], &grandchild, sizeof(grandchild));
    waitpid(grandchild, NULL, 0);
    return 0;
  }
  pid_t grandchild = 0;
  read(fd[0], &grandchild, sizeof(grandchild));
  printf("grandchild %d ", waitpid(grandchild, NULL, 0));
  printf("%d\n", errno == ECHILD);
  errno = 0;
  printf("itself %d ", waitpid(getpid(), NULL, 0));
  printf("%d\n", errno == ECHILD);
  printf("child %d\n", waitpid(child, NULL, 0) == child);
  return 0;
}
