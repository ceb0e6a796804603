// A handler for SIGSEGV can say a last word and end the process.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void crashed(int signal) {
  (void)signal;
  write(1, "that was a bad address\n", 23);
  _exit(9);
}

int main(void) {
  int status;
  volatile int* volatile nowhere = NULL;
  if (fork() == 0) {
    signal(SIGSEGV, crashed);
    *nowhere = 1;
    return 0;
  }
  wait(&status);
  dprintf(1, "exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
  return 0;
}
