// A supervisor starts its worker again after each crash, but gives up after three of them.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void worker(int attempt, int good_from) {
  if (attempt >= good_from) exit(0);
  if (attempt == 0) abort();
  if (attempt == 1) raise(SIGKILL);
  exit(40 + attempt);
}

static void supervise(const char* name, int good_from) {
  printf("%s:\n", name);
  for (int attempt = 0; attempt < 3; attempt++) {
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) worker(attempt, good_from);
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status)) {
      printf("  attempt %d died of signal %d\n", attempt, WTERMSIG(status));
    } else if (WEXITSTATUS(status) != 0) {
      printf("  attempt %d failed with %d\n", attempt, WEXITSTATUS(status));
    } else {
      printf("  attempt %d succeeded\n", attempt);
      return;
    }
  }
  printf("  given up\n");
}

int main(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  supervise("good worker", 0);
  supervise("nervous worker", 2);
  supervise("broken worker", 9);
  return 0;
}
