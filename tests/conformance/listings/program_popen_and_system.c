// Commands of a shell, their output, their input and their status.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void) {
  char line[64];
  FILE *from = popen("seq 5 | tail -n 2", "r");
  while (fgets(line, sizeof(line), from) != NULL) printf("got %s", line);
  printf("status %d\n", pclose(from));
  fflush(stdout);
  FILE *to = popen("sort -r", "w");
  fputs("a\nb\nc\n", to);
  printf("status %d\n", pclose(to));
  printf("a shell: %d\n", system(NULL) != 0);
  fflush(stdout);
  int status = system("echo one; exit 3");
  printf("exit %d\n", WEXITSTATUS(status));
  status = system("kill -TERM $$");
  printf("signal %d\n", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
  return 0;
}
