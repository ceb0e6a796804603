// The child's standard input becomes the pipe, as a shell would arrange it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    char line[64];
    dup2(fd[0], STDIN_FILENO);
    close(fd[0]);
    close(fd[1]);
    while (fgets(line, sizeof(line), stdin)) printf("> %s", line);
    return 0;
  }
  close(fd[0]);
  dprintf(fd[1], "%s %d\n", "line", 1);
  write(fd[1], "line 2\nrest", 11);
  close(fd[1]);
  wait(NULL);
  printf("\nend\n");
  return 0;
}
