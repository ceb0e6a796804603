// execv() takes the arguments as an array that ends with NULL; argv[0] is only a name.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  if (strcmp(argv[0], "any name") == 0) {
    printf("%d:", argc);
    for (int i = 0; i < argc; i++) printf(" '%s'", argv[i]);
    printf("\n");
    return 7;
  }
  char* arguments[] = {"any name", "-l", "x", NULL, "not seen"};
  execv(argv[0], arguments);
  return 1;
}
