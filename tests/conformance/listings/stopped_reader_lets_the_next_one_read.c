// A reader that is stopped in its sleep waits no longer: the byte goes to another one.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], status;
  char byte = 'x';
  pipe(fd);
  pid_t first = fork();
  if (first == 0) {
    while (read(fd[0], &byte, 1) == 1 && byte != 'q') {
    }
    return 1;
  }
  kill(first, SIGSTOP);
  waitpid(first, &status, WUNTRACED);
  pid_t second = fork();
  if (second == 0) {
    read(fd[0], &byte, 1);
    printf("the second reader has %c\n", byte);
    return 2;
  }
  write(fd[1], "b", 1);
  waitpid(second, &status, 0);
  printf("second: %d\n", WEXITSTATUS(status));
  fflush(stdout);
  kill(first, SIGCONT);
  write(fd[1], "q", 1);
  waitpid(first, &status, 0);
  printf("first: %d\n", WEXITSTATUS(status));
  return 0;
}
