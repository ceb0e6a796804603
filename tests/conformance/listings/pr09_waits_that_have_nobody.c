// PR09, PR11, PR12: wait() and waitpid() without a child that fits.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  int status = 77;
  report("wait", wait(&status));
  report("waitpid -1", waitpid(-1, &status, WNOHANG));
  report("waitpid 0", waitpid(0, &status, 0));
  report("waitpid self", waitpid(getpid(), &status, 0));
  report("waitpid parent", waitpid(getppid(), &status, 0));
  report("waitpid option", waitpid(-1, &status, 0x1000));
  printf("status untouched: %d\n", status);
  return 0;
}
