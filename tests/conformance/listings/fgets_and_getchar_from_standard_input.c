// input: alpha\nbeta\ngamma\n
// fgets takes a line, getchar the rest, and feof tells the end.
#include <stdio.h>
#include <string.h>

int main(void) {
  char line[32];
  if (fgets(line, sizeof(line), stdin) == NULL) return 1;
  line[strlen(line) - 1] = '\0';
  printf("[%s]\n", line);
  int c, letters = 0;
  while ((c = getchar()) != EOF) letters += c != '\n';
  printf("%d %d\n", letters, feof(stdin) != 0);
  return 0;
}
