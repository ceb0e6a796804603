#include <stdio.h>

int main(void) {
  char line[16];
  FILE *out = fopen("note.txt", "w");  //@ out
  FILE *in = fopen("note.txt", "r");  //@ in
  if (out == NULL || in == NULL) return 1;

  fputs("hello\n", out);
  if (fgets(line, 16, in) == NULL)  //@ early
    puts("nothing there yet");
  fflush(out);  //@ flush
  clearerr(in);
  if (fgets(line, 16, in) != NULL)  //@ late
    fputs(line, stdout);
  fclose(in);
  fclose(out);
  return 0;
}
