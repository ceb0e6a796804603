// dirname() and basename() of libgen.h, which change what they are given.
#include <libgen.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char *const paths[] = {"/usr/lib", "/usr/", "usr", "/", ".", "..", "//a//b//", "a/b/c", ""};
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    char first[32], second[32];
    strcpy(first, paths[i]);
    strcpy(second, paths[i]);
    printf("'%s': '%s' '%s'\n", paths[i], dirname(first), basename(second));
  }
  return 0;
}
