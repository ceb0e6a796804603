#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], status;
  if (pipe(fd) == -1) return 1;
  close(fd[0]);  //@ close

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    write(fd[1], "hello?", 6);  //@ killed
    return 0;  // never reached
  }
  wait(&status);  //@ wait
  int number = WTERMSIG(status);
  printf("child: signal %d\n", number);

  signal(SIGPIPE, SIG_IGN);  //@ ignore
  if (write(fd[1], "hello?", 6) == -1)  //@ fail
    perror("parent");
  return 0;
}
