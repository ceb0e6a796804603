// execlp() and execvp() look into the folders of PATH, but not for a name with a slash.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(char* name, const char* way) {
  char* arguments[] = {name, (char*)way, NULL};
  fflush(stdout);
  if (fork() == 0) {
    if (way[0] == 'l')
      execlp(name, name, way, (char*)NULL);
    else if (way[0] == 'v')
      execvp(name, arguments);
    else
      execv(name, arguments);
    dprintf(1, "%s: %s\n", way, strerror(errno));
    _exit(1);
  }
  wait(NULL);
}

int main(int argc, char* argv[]) {
  if (argc > 1) {
    printf("%s: found\n", argv[1]);
    return 0;
  }
  char* name = strrchr(argv[0], '/') + 1;
  mkdir("bin", 0755);
  setenv("PATH", "bin", 1);
  start(name, "l: not in bin");
  start(argv[0], "v: with a slash");
  setenv("PATH", "missing:bin:.", 1);
  start(name, "l: in .");
  start(name, "v: in .");
  link(name, "bin/tool");
  start("tool", "v: in bin");
  start("tool", "plain execv");
  return 0;
}
