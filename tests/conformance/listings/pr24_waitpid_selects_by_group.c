// PR24: waitpid(0) takes children of the own process group, waitpid(-group) those of another one.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child(pid_t group, int code) {
  pid_t pid = fork();
  if (pid == 0) {
    setpgid(0, group);
    _exit(code);
  }
  setpgid(pid, group);
  return pid;
}

static void report(const char* what, pid_t pid, int status) {
  if (pid == -1)
    printf("%s: %s\n", what, strerror(errno));
  else
    printf("%s: %d\n", what, WEXITSTATUS(status));
}

int main(void) {
  int status = 0;
  pid_t leader = child(0, 10);
  child(leader, 11);
  child(getpgrp(), 12);
  pid_t pid = waitpid(0, &status, 0);
  report("own group", pid, status);
  pid = waitpid(0, &status, 0);
  report("own group again", pid, status);
  int sum = 0;
  for (int i = 0; i < 2; i++) {
    pid = waitpid(-leader, &status, 0);
    sum += WEXITSTATUS(status);
  }
  printf("other group: sum %d\n", sum);
  pid = waitpid(-leader, &status, 0);
  report("other group again", pid, status);
  return 0;
}
