// <string.h>: what is not an intrinsic of the machine.

#include <stdlib.h>
#include <string.h>

void __error_text(int error, char *to);

char *strdup(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}

// As glibc: the texts of known errors stay, all others share one place.
char *strerror(int error) {
  static char known[134][64];
  static char unknown[64];
  char *text = error >= 0 && error < 134 ? known[error] : unknown;
  __error_text(error, text);
  return text;
}
