// Each process has a working directory of its own; the child starts in its parent's.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  mkdir("inner", 0755);
  if (fork() == 0) {
    chdir("inner");
    close(creat("made-by-child", 0644));
    return 0;
  }
  wait(NULL);
  printf("%d\n", access("made-by-child", F_OK));
  printf("%d\n", access("inner/made-by-child", F_OK));
  chdir("inner");
  fflush(stdout);
  if (fork() == 0) return access("made-by-child", F_OK) == 0 ? 5 : 6;
  int status;
  wait(&status);
  printf("%d\n", WEXITSTATUS(status));
  return 0;
}
