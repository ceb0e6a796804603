#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char *block = malloc(16);
  pid_t pid = fork();
  if (pid == 0) {
    free(block);
    exit(3);
  }
  FILE *f = fopen("notes.txt", "w");
  setenv("NAME", "value", 1);
  fputs("hello\n", f);
  fclose(f);
  block = realloc(block, 32);
  free(block);
  wait(NULL);
  return 0;
}
