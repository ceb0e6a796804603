// IO13: fopen() in mode "a" moves to the end at once, in mode "a+" it stands at the start.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *mode) {
  FILE *f = fopen("file", mode);
  printf("%s: ftell %ld, lseek %ld\n", mode, ftell(f), (long)lseek(fileno(f), 0, SEEK_CUR));
  fputs("xy", f);
  printf("ftell %ld, ", ftell(f));
  fflush(f);
  printf("%ld\n", ftell(f));
  fclose(f);
}

int main(void) {
  FILE *f = fopen("file", "w");
  fputs("abcdef", f);
  fclose(f);
  show("a");
  show("a+");
  show("r+");
  FILE *g = fdopen(open("file", O_WRONLY), "a");
  printf("fdopen: flag %d, ftell %ld\n", (fcntl(fileno(g), F_GETFL) & O_APPEND) != 0, ftell(g));
  fputs("Z", g);
  fclose(g);
  char line[32];
  f = fopen("file", "r");
  printf("%s\n", fgets(line, sizeof(line), f));
  fclose(f);
  return 0;
}
