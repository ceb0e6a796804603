// IO25: fgets() keeps the newline, stops at size-1 and gives the last line without a newline too.
#include <stdio.h>
#include <string.h>

int main(void) {
  char line[8];
  FILE *f = fopen("lines", "w");
  fputs("short\n\nseven77\na longer line\nend", f);
  fclose(f);

  f = fopen("lines", "r");
  while (fgets(line, sizeof(line), f) != NULL) {
    int length = strlen(line);
    int whole = length > 0 && line[length - 1] == '\n';
    if (whole) line[length - 1] = '\0';
    printf("%d [%s]%s, feof %d\n", length, line, whole ? " and newline" : "", feof(f) != 0);
  }
  printf("NULL, feof %d, ferror %d\n", feof(f) != 0, ferror(f) != 0);
  printf("still there: [%s]\n", line);
  printf("again %d\n", fgets(line, sizeof(line), f) == NULL);
  rewind(f);
  printf("size 1 gives [%s]", fgets(line, 1, f));
  printf(" and size 2 [%s]\n", fgets(line, 2, f));
  fclose(f);
  return 0;
}
