// PI04: a blocking read of an empty pipe returns once the other process has written.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[16];
  pipe(fd);
  if (fork() == 0) {
    int n = read(fd[0], buf, 16);
    write(1, buf, n);
    return n;
  }
  write(fd[1], "wake up\n", 8);
  int status;
  wait(&status);
  return WEXITSTATUS(status);
}
