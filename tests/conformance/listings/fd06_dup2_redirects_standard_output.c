// FD06: after dup2(fd[1], 1) everything written to descriptor 1 goes into the pipe.
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  pipe(fd);
  int terminal = dup(1);
  dup2(fd[1], 1);
  write(1, "through the pipe\n", 17);
  int n = read(fd[0], buf, sizeof(buf));
  write(terminal, buf, n);
  return n;
}
