// SG02: signal 0 only tests; unknown processes give ESRCH, unknown signals EINVAL.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result == -1 ? strerror(errno) : "");
  fflush(stdout);
}

int main(void) {
  report("self", kill(getpid(), 0));
  pid_t pid = fork();
  if (pid == 0) {
    for (;;) pause();
  }
  report("child", kill(pid, 0));
  report("signal 65", kill(pid, 65));
  report("signal -1", kill(pid, -1));
  report("signal 12345", kill(getpid(), 12345));
  report("child lives", waitpid(pid, NULL, WNOHANG));
  report("group of the child's number", kill(-pid, SIGTERM));
  report("child", kill(pid, SIGTERM));
  waitpid(pid, NULL, 0);
  report("reaped child", kill(pid, 0));
  report("reaped child, bad signal", kill(pid, 99));
  return 0;
}
