// argc counts the program's name, and argv ends in a null pointer.
#include <stdio.h>

int main(int argc, char *argv[]) {
  printf("%d\n", argc);
  for (int i = 1; i < argc; i++) printf("%s\n", argv[i]);
  printf("%d %d\n", argv[argc] == NULL, argv[0][0] != '\0');
  char **p = argv;
  while (*p) p++;
  printf("%d\n", (int)(p - argv));
  return argc;
}
