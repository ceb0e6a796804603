// IO20: lines that were read ahead before fork() are seen by the parent and by the child.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_lines(const char *who, FILE *in) {
  char line[16];
  while (fgets(line, sizeof(line), in) != NULL) dprintf(1, "%s: %s", who, line);
}

int main(void) {
  int fd[2];
  char line[16];
  pipe(fd);
  write(fd[1], "one\ntwo\nthree\n", 14);
  close(fd[1]);
  FILE *in = fdopen(fd[0], "r");
  fgets(line, sizeof(line), in);
  dprintf(1, "before fork: %s", line);
  if (fork() == 0) {
    read_lines("child", in);
    _exit(0);
  }
  wait(NULL);
  read_lines("parent", in);
  return 0;
}
