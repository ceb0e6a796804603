// ungetc() takes more than one character; what has been given back is read first, in the
// other order, counts in ftell(), and is forgotten by a seek.
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  FILE *f = fopen("text", "w+");
  if (f == NULL) exit(1);
  fputs("abcdef", f);
  rewind(f);
  printf("%c", fgetc(f));
  printf("%c", fgetc(f));
  printf("%c", fgetc(f));
  printf(", at %ld\n", ftell(f));
  ungetc('1', f);
  ungetc('2', f);
  ungetc('3', f);
  printf("three back: at %ld\n", ftell(f));
  printf("%c", fgetc(f));
  printf("%c", fgetc(f));
  printf(", at %ld\n", ftell(f));
  fseek(f, 0, SEEK_CUR);
  printf("after a seek: %c", fgetc(f));
  printf(", at %ld\n", ftell(f));
  char rest[10] = "";
  ungetc('x', f);
  ungetc('y', f);
  printf("fread: %zu", fread(rest, 1, 9, f));
  printf(" %s, %d\n", rest, feof(f));
  ungetc('z', f);
  printf("the end is none: %d", feof(f));
  printf(", %c", fgetc(f));
  printf(", %d\n", fgetc(f));
  fclose(f);
  return 0;
}
