#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

void note(int signal) {
  (void)signal;
  write(1, " caught\n", 8);  //@ handler
}

int main(void) {
  int status;
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    pause();  //@ pause
    return 0;
  }
  signal(SIGINT, note);  //@ signal
  pause();
  wait(&status);
  printf("child: signal %d\n",  //@ status
         WTERMSIG(status));
  return 0;
}
