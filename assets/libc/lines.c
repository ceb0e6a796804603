// <stdio.h>: lines of any length. How far *size grows follows glibc's iogetdelim.c.

#include <bits/file.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 120 };

static int make_room(char **buffer, size_t *size, size_t needed) {
  if (needed <= *size) return 0;
  if (needed < 2 * *size) needed = 2 * *size;
  char *grown = realloc(*buffer, needed);
  if (grown == NULL) return -1;
  *buffer = grown;
  *size = needed;
  return 0;
}

// Bytes that have been read ahead, up to and with the delimiter.
static size_t waiting_bytes(FILE *f, int delimiter) {
  if (f->in_backup || f->next >= f->end) return 0;
  char *start = f->buffer + f->next;
  char *end = memchr(start, delimiter, f->end - f->next);
  return end == NULL ? f->end - f->next : (size_t)(end + 1 - start);
}

ssize_t getdelim(char **buffer, size_t *size, int delimiter, FILE *f) {
  size_t length = 0;
  if (*buffer == NULL) *size = 0;
  if (*size == 0 && make_room(buffer, size, FIRST_SIZE) < 0) return -1;
  for (;;) {
    int character = getc(f);
    if (character == EOF) break;
    size_t more = character == delimiter ? 0 : waiting_bytes(f, delimiter);
    if (make_room(buffer, size, length + 1 + more + 1) < 0) return -1;
    (*buffer)[length++] = character;
    if (more > 0) memcpy(*buffer + length, f->buffer + f->next, more);
    f->next += more;
    length += more;
    if ((*buffer)[length - 1] == (char)delimiter) break;
  }
  if (length == 0) return -1;
  (*buffer)[length] = '\0';
  return length;
}

ssize_t getline(char **buffer, size_t *size, FILE *f) { return getdelim(buffer, size, '\n', f); }
