// getrlimit(2): a child has its parent's RLIMIT_FSIZE, exec keeps it, and SIGXFSZ ends who ignores
// nothing.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  struct rlimit limit = {4, 9};
  int status = 0;
  if (argc > 1) {
    int fd = open("out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    int written = (int)write(fd, "123456789", 9);
    getrlimit(RLIMIT_FSIZE, &limit);
    exit(written * 10 + (int)limit.rlim_max);
  }
  setrlimit(RLIMIT_FSIZE, &limit);
  if (fork() == 0) {
    execl(argv[0], argv[0], "again", NULL);
    _exit(1);
  }
  wait(&status);
  int inherited = WEXITSTATUS(status);
  if (fork() == 0) {
    truncate("out", 5);
    _exit(1);
  }
  wait(&status);
  limit.rlim_cur = 9;
  setrlimit(RLIMIT_FSIZE, &limit);
  write(2, "done\n", 5);
  return inherited + (WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}
