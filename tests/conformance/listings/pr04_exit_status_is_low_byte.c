// PR04: WEXITSTATUS is the low byte of exit()'s argument, and the raw status has it in bits 8 to 15.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void show(int code) {
  pid_t pid = fork();
  if (pid == 0) exit(code);
  int status;
  waitpid(pid, &status, 0);
  printf("exit(%d): exited %d, status %d, raw 0x%x\n", code, WIFEXITED(status),
         WEXITSTATUS(status), (unsigned)status);
  fflush(stdout);
}

int main(void) {
  show(0);
  show(7);
  show(255);
  show(256);
  show(300);
  show(-1);
  return 0;
}
