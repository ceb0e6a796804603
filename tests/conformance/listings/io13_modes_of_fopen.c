// IO13: what each mode of fopen() does with a file that is missing and with one that is there.
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void show(const char *name) {
  char line[64] = "";
  FILE *f = fopen(name, "r");
  fgets(line, sizeof(line), f);
  printf("%s holds '%s'\n", name, line);
  fclose(f);
}

static void open_missing(const char *mode) {
  FILE *f = fopen("missing", mode);
  printf("missing, %s: %s\n", mode, f == NULL ? strerror(errno) : "opened");
  if (f == NULL) return;
  fclose(f);
  remove("missing");
}

static void fill(void) {
  FILE *f = fopen("file", "w");
  fputs("abcdef", f);
  fclose(f);
}

static void write_in_mode(const char *mode) {
  fill();
  FILE *f = fopen("file", mode);
  fputs("XY", f);
  fclose(f);
  printf("%s: ", mode);
  show("file");
}

static void read_in_mode(const char *mode) {
  fill();
  FILE *f = fopen("file", mode);
  int c = fgetc(f);
  printf("%s: first %c, ", mode, c == EOF ? '-' : c);
  fseek(f, 0, SEEK_CUR);
  fputs("XY", f);
  printf("at %ld, ", ftell(f));
  fclose(f);
  show("file");
}

int main(void) {
  const char *modes[] = {"r", "r+", "w", "w+", "a", "a+"};
  for (int i = 0; i < 6; i++) open_missing(modes[i]);
  for (int i = 1; i < 6; i++) write_in_mode(modes[i]);
  read_in_mode("r+");
  read_in_mode("w+");
  read_in_mode("a+");
  printf("no mode: %d\n", fopen("file", "q") == NULL && errno == EINVAL);
  return 0;
}
