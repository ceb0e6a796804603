// <string.h>: what is not an intrinsic of the machine.

#include <stdlib.h>
#include <string.h>

void __error_text(int error, char *to);
void __signal_text(int signal, char *to);

char *strdup(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  return copy == NULL ? NULL : memcpy(copy, text, size);
}

size_t strnlen(const char *text, size_t limit) {
  size_t count = 0;
  while (count < limit && text[count] != '\0') count++;
  return count;
}

char *strndup(const char *text, size_t limit) {
  size_t length = strnlen(text, limit);
  char *copy = malloc(length + 1);
  if (copy == NULL) return NULL;
  copy[length] = '\0';
  return memcpy(copy, text, length);
}

char *stpcpy(char *to, const char *from) { return strcpy(to, from) + strlen(from); }

void bzero(void *bytes, size_t count) { memset(bytes, 0, count); }

char *strsignal(int signal) {
  static char known[32][32];
  static char unknown[32];
  char *text = signal >= 0 && signal < 32 ? known[signal] : unknown;
  __signal_text(signal, text);
  return text;
}

// As glibc: the texts of known errors stay, all others share one place.
char *strerror(int error) {
  static char known[134][64];
  static char unknown[64];
  char *text = error >= 0 && error < 134 ? known[error] : unknown;
  __error_text(error, text);
  return text;
}
