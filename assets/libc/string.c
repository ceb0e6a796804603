// <string.h>: what is not an intrinsic of the machine.

#include <stdlib.h>
#include <string.h>

void __error_text(int error, char *to);

char *strdup(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}

char *strerror(int error) {
  static char text[64];
  __error_text(error, text);
  return text;
}
