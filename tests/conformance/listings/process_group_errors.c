// What setpgid() refuses.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %s\n", what, result == -1 ? strerror(errno) : "done");
}

int main(int argc, char* argv[]) {
  char c;
  int ready[2], hold[2];
  if (argc > 1) {
    write(1, "x", 1);  // standard output is the pipe
    read(0, &c, 1);
    return 0;
  }
  pipe(ready);
  pipe(hold);
  pid_t pid = fork();
  if (pid == 0) {
    dup2(hold[0], 0);
    dup2(ready[1], 1);
    close(hold[1]);
    execl(argv[0], argv[0], "wait", (char*)NULL);
  }
  read(ready[0], &c, 1);
  report("child after exec", setpgid(pid, pid));
  report("negative group", setpgid(0, -1));
  report("group that does not exist", setpgid(0, pid));
  report("getpgid of the child", getpgid(pid) == getpgrp() ? 0 : -1);
  close(hold[1]);
  wait(NULL);
  report("getpgid of nobody", getpgid(pid));
  return 0;
}
