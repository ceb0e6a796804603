// IO16: output to a stream that was opened for reading fails with EBADF and sets its error flag.
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void show(const char *what, int result, FILE *f) {
  printf("%s %d, %s, ferror %d\n", what, result, strerror(errno), ferror(f) != 0);
  clearerr(f);
  errno = 0;
}

int main(void) {
  char buf[8] = "";
  FILE *f = fopen("file", "w");
  fputs("abc", f);
  errno = 0;
  show("fgetc", fgetc(f), f);
  show("fread", fread(buf, 1, 3, f), f);
  show("fgets", fgets(buf, 8, f) == NULL, f);
  fclose(f);

  f = fopen("file", "r");
  errno = 0;
  show("fputc", fputc('x', f), f);
  show("fputs", fputs("xyz", f), f);
  show("fwrite", fwrite("xyz", 1, 3, f), f);
  show("fprintf", fprintf(f, "%d", 7), f);
  show("fflush", fflush(f), f);
  printf("it still reads %c\n", fgetc(f));
  show("fputc", fputc('x', f), f);
  printf("and %c\n", fgetc(f));
  fclose(f);
  return 0;
}
