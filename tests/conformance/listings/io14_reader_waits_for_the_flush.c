// IO14: what one stream writes, another on the same file sees after fflush() or fclose() only.
#include <stdio.h>

static void look(const char *when) {
  char line[64] = "";
  FILE *reader = fopen("shared", "r");
  char *found = fgets(line, sizeof(line), reader);
  printf("%s: %s\n", when, found == NULL ? "nothing" : line);
  fclose(reader);
}

int main(void) {
  FILE *writer = fopen("shared", "w");
  fprintf(writer, "one");
  look("after fprintf");
  fflush(writer);
  look("after fflush");
  fprintf(writer, " two");
  look("after the second fprintf");
  fclose(writer);
  look("after fclose");
  return 0;
}
