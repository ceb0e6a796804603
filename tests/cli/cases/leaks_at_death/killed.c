#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t pid = fork();  //@ child = "child"
  if (pid == 0) {
    char *block = calloc(2, 50);
    dup(1);
    pause();
    free(block);
  }
  usleep(1000);
  kill(pid, SIGTERM);
  waitpid(pid, NULL, 0);
  return 0;
}
