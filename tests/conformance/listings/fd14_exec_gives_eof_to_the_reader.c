// FD14: a marked write end is closed by a successful exec(): the classic way to notice it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(const char* program) {
  int fd[2], error = 0;
  pipe2(fd, O_CLOEXEC);
  fflush(stdout);
  pid_t pid = fork();
  if (pid == 0) {
    execl(program, program, "child", (char*)NULL);
    error = errno;
    write(fd[1], &error, sizeof(error));
    _exit(127);
  }
  close(fd[1]);
  int n = read(fd[0], &error, sizeof(error));
  close(fd[0]);
  waitpid(pid, NULL, 0);
  if (n == 0)
    printf("exec worked\n");
  else
    printf("exec failed: %s\n", strerror(error));
}

int main(int argc, char* argv[]) {
  if (argc > 1) return 0;
  start(argv[0]);
  start("./missing");
  return 0;
}
