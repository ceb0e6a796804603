// PR03: three forks executed by everybody make eight processes; each adds one byte to the pipe.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  if (pipe(fd) == -1) return 1;
  pid_t first = getpid();
  for (int i = 0; i < 3; i++) fork();
  write(fd[1], "x", 1);
  close(fd[1]);
  while (wait(NULL) > 0) {
  }
  if (getpid() != first) return 0;
  char buf[64];
  int total = 0;
  ssize_t n;
  while ((n = read(fd[0], buf, sizeof(buf))) > 0) total += n;
  printf("%d processes\n", total);
  return 0;
}
