// A stop takes a writer out of its sleep: what is written counts, and write() comes back with it.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  static char bytes[70000];
  int fd[2], status;
  pipe(fd);
  pid_t child = fork();
  if (child == 0) {
    close(fd[0]);
    printf("write returns %zd\n", write(fd[1], bytes, sizeof bytes));
    return 0;
  }
  close(fd[1]);
  char first[100];
  printf("read %zd\n", read(fd[0], first, sizeof first));
  fflush(stdout);
  while (kill(child, SIGSTOP) == 0 && waitpid(child, &status, WUNTRACED) != child) {
  }
  printf("stopped %d\n", WIFSTOPPED(status));
  fflush(stdout);
  kill(child, SIGCONT);
  waitpid(child, &status, 0);
  printf("exited %d\n", WIFEXITED(status));
  return 0;
}
