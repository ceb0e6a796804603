// execve() and execle() hand over the environment that they are given, and nothing else.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

static void show(const char* way) {
  printf("%s:", way);
  for (int i = 0; environ[i] != NULL; i++) printf(" %s", environ[i]);
  printf("\nNAME is %s\n", getenv("NAME") ? getenv("NAME") : "not set");
}

int main(int argc, char* argv[]) {
  if (argc > 1) {
    show(argv[1]);
    return 0;
  }
  char* own[] = {"NAME=fdscope", "EMPTY=", NULL};
  char* nothing[] = {NULL};
  char* arguments[] = {argv[0], "execve", NULL};
  if (fork() == 0) execve(argv[0], arguments, own);
  wait(NULL);
  if (fork() == 0) execle(argv[0], argv[0], "execle", (char*)NULL, own);
  wait(NULL);
  if (fork() == 0) execle(argv[0], argv[0], "nothing", (char*)NULL, nothing);
  wait(NULL);
  return 0;
}
