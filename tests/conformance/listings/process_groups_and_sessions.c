// A child is in its parent's group until setpgid(); setsid() makes a new session and group.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t group = getpgrp(), session = getsid(0);
  if (fork() == 0) {
    printf("inherited: %d %d\n", getpgrp() == group, getsid(0) == session);
    printf("setpgid: %d\n", setpgid(0, 0));
    printf("own group: %d\n", getpgrp() == getpid());
    printf("session stays: %d\n", getsid(0) == session);
    printf("setsid as a leader: %d ", setsid());
    printf("%s\n", strerror(errno));
    return 0;
  }
  wait(NULL);
  fflush(stdout);
  if (fork() == 0) {
    printf("setsid: %d\n", setsid() == getpid());
    printf("new group: %d\n", getpgrp() == getpid());
    printf("new session: %d\n", getsid(0) == getpid());
    printf("setpgid as session leader: %d ", setpgid(0, 0));
    printf("%s\n", strerror(errno));
    return 0;
  }
  wait(NULL);
  printf("parent: %d %d\n", getpgrp() == group, getsid(0) == session);
  return 0;
}
