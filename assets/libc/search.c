// <string.h>: looking for characters and parts, beyond ISO C.

#include <ctype.h>
#include <string.h>
#include <strings.h>

char *strchrnul(const char *text, int character) {
  while (*text != '\0' && *text != (char)character) text++;
  return (char *)text;
}

char *strcasestr(const char *text, const char *part) {
  size_t length = strlen(part);
  for (;; text++) {
    if (strncasecmp(text, part, length) == 0) return (char *)text;
    if (*text == '\0') return NULL;
  }
}

void *rawmemchr(const void *bytes, int byte) {
  const unsigned char *each = bytes;
  while (*each != (unsigned char)byte) each++;
  return (void *)each;
}

void *memrchr(const void *bytes, int byte, size_t count) {
  const unsigned char *all = bytes;
  while (count > 0)
    if (all[--count] == (unsigned char)byte) return (void *)(all + count);
  return NULL;
}

void *memmem(const void *bytes, size_t count, const void *part, size_t length) {
  const char *each = bytes;
  for (; count >= length; each++, count--)
    if (memcmp(each, part, length) == 0) return (void *)each;
  return NULL;
}

char *index(const char *text, int character) { return strchr(text, character); }
char *rindex(const char *text, int character) { return strrchr(text, character); }

int bcmp(const void *left, const void *right, size_t count) { return memcmp(left, right, count); }

// In the C locale texts are in the order of their characters, and are their own keys.
int strcoll(const char *left, const char *right) { return strcmp(left, right); }

size_t strxfrm(char *to, const char *from, size_t size) {
  size_t length = strlen(from);
  if (size > 0) memcpy(to, from, length < size ? length + 1 : size);
  return length;
}

int ffs(int value) { return ffsll((unsigned int)value); }
int ffsl(long value) { return ffsll(value); }

int ffsll(long long value) {
  unsigned long bits = value;
  for (int place = 1; bits != 0; place++, bits >>= 1)
    if (bits & 1) return place;
  return 0;
}
