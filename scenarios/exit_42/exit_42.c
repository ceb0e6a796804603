#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t pid = fork();  //@ fork, child = "answer"
  if (pid == -1) return 1;
  if (pid == 0) exit(42);  //@ exit
  waitpid(pid, &status, 0);  //@ first
  printf("%d\n", WEXITSTATUS(status));

  pid = fork();  //@ again, child = "large"
  if (pid == -1) return 1;
  if (pid == 0) exit(300);  //@ large
  waitpid(pid, &status, 0);  //@ second
  printf("%d\n", WEXITSTATUS(status));
  return 0;
}
