// PR10: a second waitpid() for a child that was reaped fails with ECHILD.
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t pid = fork();
  if (pid == 0) return 5;
  int status = 0;
  printf("%d\n", waitpid(pid, &status, 0) == pid);
  printf("%d\n", WEXITSTATUS(status));
  printf("%d ", waitpid(pid, &status, 0));
  printf("%s\n", errno == ECHILD ? "ECHILD" : "?");
  return 0;
}
