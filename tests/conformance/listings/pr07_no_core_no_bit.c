// PR07: without a core file the status of a crash is the bare signal number.
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct rlimit none = {0, 0};
  int status;
  setrlimit(RLIMIT_CORE, &none);
  const int signals[] = {SIGSEGV, SIGABRT, SIGQUIT, SIGTERM};
  for (int i = 0; i < 4; i++) {
    fflush(stdout);
    if (fork() == 0) raise(signals[i]);
    wait(&status);
    printf("raw %d, core %d\n", status, WCOREDUMP(status) != 0);
  }
  return 0;
}
