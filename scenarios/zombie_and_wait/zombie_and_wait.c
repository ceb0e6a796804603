#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  if (pipe(fd) == -1) return 1;
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) _exit(7);  //@ exit

  close(fd[1]);
  read(fd[0], &c, 1);  //@ dead
  int status;
  pid_t who = wait(&status);  //@ wait
  if (who != pid) return 1;
  printf("%d\n", WEXITSTATUS(status));
  who = wait(&status);  //@ none
  return who == -1 ? 0 : 1;
}
