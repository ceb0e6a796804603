// <string.h>: strings taken apart at given characters, and compared without regard to case.

#include <ctype.h>
#include <string.h>

size_t strspn(const char *text, const char *accepted) {
  size_t count = 0;
  while (text[count] != '\0' && strchr(accepted, text[count]) != NULL) count++;
  return count;
}

size_t strcspn(const char *text, const char *rejected) {
  size_t count = 0;
  while (text[count] != '\0' && strchr(rejected, text[count]) == NULL) count++;
  return count;
}

char *strpbrk(const char *text, const char *accepted) {
  text += strcspn(text, accepted);
  return *text != '\0' ? (char *)text : NULL;
}

char *strsep(char **text, const char *delimiters) {
  char *word = *text;
  if (word == NULL) return NULL;
  *text = strpbrk(word, delimiters);
  if (*text != NULL) *(*text)++ = '\0';
  return word;
}

char *strtok_r(char *text, const char *delimiters, char **rest) {
  if (text == NULL) text = *rest;
  text += strspn(text, delimiters);
  if (*text == '\0') {
    *rest = text;
    return NULL;
  }
  char *end = text + strcspn(text, delimiters);
  if (*end != '\0') *end++ = '\0';
  *rest = end;
  return text;
}

char *strtok(char *text, const char *delimiters) {
  static char *rest;
  return strtok_r(text, delimiters, &rest);
}

int strncasecmp(const char *left, const char *right, size_t count) {
  for (size_t i = 0; i < count; i++) {
    int difference = tolower((unsigned char)left[i]) - tolower((unsigned char)right[i]);
    if (difference != 0 || left[i] == '\0') return difference;
  }
  return 0;
}

int strcasecmp(const char *left, const char *right) { return strncasecmp(left, right, (size_t)-1); }
