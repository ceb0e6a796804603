// IO13: in mode "r+" glibc writes where the program has read to, though no fseek() lies between.
#include <stdio.h>

int main(void) {
  char line[32];
  FILE *f = fopen("file", "w");
  fputs("abcdefgh", f);
  fclose(f);

  f = fopen("file", "r+");
  printf("read %c\n", fgetc(f));
  fputs("XY", f);
  printf("at %ld\n", ftell(f));
  printf("read %c\n", fgetc(f));
  fputs("Z", f);
  fclose(f);

  f = fopen("file", "r");
  printf("%s\n", fgets(line, sizeof(line), f));
  fclose(f);
  return 0;
}
