// PI06: bytes of a dead writer are delivered before the end of file.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[4];
  int n;
  pipe(fd);
  if (fork() == 0) {
    write(fd[1], "0123456789", 10);
    return 0;
  }
  close(fd[1]);
  wait(NULL);
  do {
    n = read(fd[0], buf, 4);
    printf("%d\n", n);
  } while (n > 0);
  return 0;
}
