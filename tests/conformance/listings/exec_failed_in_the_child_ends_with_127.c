// The shell's habit: 127 when the program was not found, 126 when it could not be run.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(char* program) {
  char* arguments[] = {program, NULL};
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    execv(program, arguments);
    dprintf(1, "%s: %s\n", program, strerror(errno));
    _exit(errno == ENOENT ? 127 : 126);
  }
  waitpid(pid, &status, 0);
  dprintf(1, "status %d\n", WEXITSTATUS(status));
}

int main(void) {
  close(creat("data", 0644));
  start("./missing");
  start("./data");
  start(".");
  return 0;
}
