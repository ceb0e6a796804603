// A table of strings as characters.
#include <stdio.h>
#include <string.h>

int main(void) {
  char names[3][8] = {"parent", "child", ""};
  strcpy(names[2], names[0]);
  names[2][0] = 'P';
  for (int i = 0; i < 3; i++) printf("%s %zu\n", names[i], strlen(names[i]));
  printf("%zu %zu\n", sizeof(names), sizeof(names[1]));
  return 0;
}
