// The consumer counts lines and bytes of a long message in small reads.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[100];
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    close(fd[0]);
    for (int i = 0; i < 5000; i++) {
      int n = snprintf(buf, sizeof(buf), "line %d\n", i);
      if (write(fd[1], buf, n) != n) _exit(1);
    }
    close(fd[1]);
    _exit(0);
  }
  close(fd[1]);
  long bytes = 0, lines = 0;
  ssize_t n;
  while ((n = read(fd[0], buf, sizeof(buf))) > 0) {
    bytes += n;
    for (int i = 0; i < n; i++) lines += buf[i] == '\n';
  }
  int status;
  waitpid(pid, &status, 0);
  printf("%ld lines, %ld bytes, status %d\n", lines, bytes, status);
  return 0;
}
