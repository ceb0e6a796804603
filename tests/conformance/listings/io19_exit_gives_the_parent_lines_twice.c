// IO19: exit() in a child moves the offset back, so that the parent reads lines twice.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void next_line(const char *who, FILE *f) {
  char line[16];
  if (fgets(line, sizeof(line), f) == NULL) return;
  printf("%s: %s", who, line);
  fflush(stdout);
}

static void share(int through_exit) {
  FILE *f = fopen("lines", "r");
  printf("the child leaves with %s\n", through_exit ? "exit" : "_exit");
  next_line("parent", f);
  fflush(stdout);
  if (fork() == 0) {
    next_line("child", f);
    if (through_exit) exit(0);
    _exit(0);
  }
  wait(NULL);
  printf("offset %ld\n", (long)lseek(fileno(f), 0, SEEK_CUR));
  while (!feof(f)) next_line("parent", f);
  fclose(f);
}

int main(void) {
  FILE *f = fopen("lines", "w");
  fputs("1\n2\n3\n4\n", f);
  fclose(f);
  share(1);
  share(0);
  return 0;
}
