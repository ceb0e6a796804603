// IO15: after its end a stream gives nothing, though the file grows, until clearerr() or fseek().
#include <stdio.h>

static void add(const char *text) {
  FILE *f = fopen("log", "a");
  fputs(text, f);
  fclose(f);
}

static void attempt(const char *when, FILE *f) {
  char buf[16] = "";
  int n = fread(buf, 1, 15, f);
  printf("%s: %d '%s' eof %d\n", when, n, buf, feof(f) != 0);
}

int main(void) {
  add("one");
  FILE *f = fopen("log", "r");
  attempt("first", f);
  add("two");
  attempt("the file has grown", f);
  printf("fgetc %d\n", fgetc(f));
  clearerr(f);
  attempt("after clearerr", f);
  add("three");
  attempt("grown again", f);
  fseek(f, 0, SEEK_CUR);
  attempt("after fseek", f);
  fclose(f);
  return 0;
}
