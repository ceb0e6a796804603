// A group loses its last connection while a member is stopped: SIGHUP ends it. Nobody sees what came
// of the call that had stopped it.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int lives[2];
  pipe(lives);
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    alarm(1);
    if (fork() == 0) {
      raise(SIGSTOP);
      write(lives[1], "x", 1);
      return 0;
    }
    for (;;) pause();
  }
  close(lives[1]);
  int status = 0;
  waitpid(child, &status, 0);
  printf("ended by %d\n", WTERMSIG(status));
  char byte;
  printf("read: %d\n", (int)read(lives[0], &byte, 1));
  return 0;
}
