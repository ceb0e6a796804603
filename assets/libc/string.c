// <string.h>: what is not an intrinsic of the machine.

#include <errno.h>
#include <stdio.h>
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

char *stpncpy(char *to, const char *from, size_t count) {
  size_t length = strnlen(from, count);
  memcpy(to, from, length);
  memset(to + length, 0, count - length);
  return to + length;
}

void *mempcpy(void *to, const void *from, size_t count) {
  return (char *)memcpy(to, from, count) + count;
}

void *memccpy(void *to, const void *from, int byte, size_t count) {
  const char *end = memchr(from, byte, count);
  if (end == NULL) {
    memcpy(to, from, count);
    return NULL;
  }
  return mempcpy(to, from, (size_t)(end + 1 - (const char *)from));
}

void bcopy(const void *from, void *to, size_t count) { memmove(to, from, count); }

void bzero(void *bytes, size_t count) { memset(bytes, 0, count); }

char *strsignal(int signal) {
  static char known[32][32];
  static char unknown[32];
  char *text = signal >= 0 && signal < 32 ? known[signal] : unknown;
  __signal_text(signal, text);
  return text;
}

// GNU's, which returns the text; it is in `buffer` where errno's list does not have it.
char *__gnu_strerror_r(int error, char *buffer, size_t size) {
  (void)buffer;
  (void)size;
  return strerror(error);
}

int __posix_strerror_r(int error, char *buffer, size_t size) {
  const char *text = strerror(error);
  size_t length = strlen(text);
  if (size == 0) return ERANGE;
  snprintf(buffer, size, "%s", text);
  if (error < 0 || error >= 134) return EINVAL;
  return length < size ? 0 : ERANGE;
}

// As glibc: the texts of known errors stay, all others share one place.
char *strerror(int error) {
  static char known[134][64];
  static char unknown[64];
  char *text = error >= 0 && error < 134 ? known[error] : unknown;
  __error_text(error, text);
  return text;
}
