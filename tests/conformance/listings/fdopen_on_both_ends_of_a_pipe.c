// Streams on the two ends of a pipe: fprintf here, fgets there.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
  int p[2];
  if (pipe(p)) {
    perror("pipe");
    exit(1);
  }
  pid_t pid = fork();
  if (pid == 0) {
    close(p[1]);
    FILE *in = fdopen(p[0], "r");
    if (!in) {
      perror("fdopen");
      exit(1);
    }
    char line[80];
    int n = 0;
    while (fgets(line, sizeof line, in) != NULL) {
      line[strcspn(line, "\n")] = '\0';
      printf("%d: '%s'\n", ++n, line);
    }
    printf("eof %d err %d\n", feof(in) != 0, ferror(in));
    fclose(in);
    return n;
  }
  close(p[0]);
  FILE *out = fdopen(p[1], "w");
  fprintf(out, "first %d\n", 1);
  fputs("second\n", out);
  fputc('x', out);
  putc('\n', out);
  fprintf(out, "no newline");
  fclose(out);
  int st;
  waitpid(pid, &st, 0);
  printf("child counted %d\n", WEXITSTATUS(st));
  printf("%p\n", (void *)fdopen(77, "r"));
  perror("fdopen");
  FILE *g = fdopen(1, "w");
  fprintf(g, "through g\n");
  printf("through stdout\n");
  fflush(g);
  return 0;
}
