// <stdlib.h>, <stdio.h>: files with names that nobody uses.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PLACES = 6, MOST_TRIES = 1000 };

// The place of XXXXXX at the end of a template, or NULL.
static char *free_letters(char *template) {
  size_t length = strlen(template);
  if (length >= PLACES && strcmp(template + length - PLACES, "XXXXXX") == 0)
    return template + length - PLACES;
  errno = EINVAL;
  return NULL;
}

static void write_name(char *to, int number) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  unsigned int rest = (unsigned int)getpid() * MOST_TRIES + number;
  for (int i = 0; i < PLACES; i++, rest /= sizeof letters - 1)
    to[i] = letters[rest % (sizeof letters - 1)];
}

int mkstemp(char *template) {
  char *letters = free_letters(template);
  for (int i = 0; letters != NULL && i < MOST_TRIES; i++) {
    write_name(letters, i);
    int fd = open(template, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

char *mkdtemp(char *template) {
  char *letters = free_letters(template);
  for (int i = 0; letters != NULL && i < MOST_TRIES; i++) {
    write_name(letters, i);
    if (mkdir(template, 0700) == 0) return template;
    if (errno != EEXIST) break;
  }
  return NULL;
}

// Opened and removed again: the file lives as long as the stream.
FILE *tmpfile(void) {
  char path[] = "/tmp/tmpfXXXXXX";
  int fd = mkstemp(path);
  if (fd < 0) return NULL;
  unlink(path);
  return fdopen(fd, "w+");
}
