// exec() keeps pid, parent, working directory, umask and the alarm.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  char path[1024];
  if (argc > 1) {
    printf("pid %d, parent %d\n", atoi(argv[1]) == getpid(), atoi(argv[2]) == getppid());
    getcwd(path, sizeof(path));
    printf("in %s\n", strrchr(path, '/') + 1);
    printf("umask %03o\n", (unsigned)umask(0));
    int left = alarm(0);
    printf("alarm %d\n", left > 50 && left <= 100);
    return 0;
  }
  char pid[20], parent[20];
  snprintf(pid, sizeof(pid), "%d", (int)getpid());
  snprintf(parent, sizeof(parent), "%d", (int)getppid());
  snprintf(path, sizeof(path), "../%s", argv[0]);
  mkdir("inner", 0755);
  chdir("inner");
  umask(013);
  alarm(100);
  execl(path, argv[0], pid, parent, (char*)NULL);
  return 1;
}
