#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[16];
  int fd[2], status;
  if (pipe(fd) == -1) return 1;  //@ pipe

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    close(fd[0]);
    write(fd[1], "done", 5);  //@ write
    return 42;
  }
  close(fd[1]);  //@ parent_end
  int n = read(fd[0], buf, 16);  //@ read
  printf("Rcvd: %s [%d]\n", buf, n);

  wait(&status);  //@ wait
  status = WEXITSTATUS(status);
  printf("Child's status: %d\n", status);
  return 0;
}
