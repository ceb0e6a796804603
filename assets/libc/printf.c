// <stdio.h>: formatted output. The machine formats; when the pieces are written is decided here.

#include <bits/file.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

long __format_next(const char **format, va_list list, char **piece);
long __format_all(const char *format, va_list list, char **text);
void __format_drop(char *text);
int __file_kind(int fd);
int __is_unbuffered(FILE *f);

// glibc gives an unbuffered stream the whole text at once, every other one piece by piece.
static int print_whole(FILE *f, const char *format, va_list list) {
  char *text;
  size_t count = __format_all(format, list, &text);
  size_t written = fwrite(text, 1, count, f);
  __format_drop(text);
  return written == count ? (int)count : -1;
}

int vfprintf(FILE *f, const char *format, va_list list) {
  if (__is_unbuffered(f)) return print_whole(f, format, list);
  size_t total = 0;
  for (;;) {
    char *piece;
    long count = __format_next(&format, list, &piece);
    if (count < 0) return (int)total;
    size_t written = fwrite(piece, 1, count, f);
    __format_drop(piece);
    if (written != count) return -1;
    total += count;
  }
}

int printf(const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vfprintf(stdout, format, list);
  va_end(list);
  return count;
}

int vprintf(const char *format, va_list list) { return vfprintf(stdout, format, list); }

int fprintf(FILE *f, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vfprintf(f, format, list);
  va_end(list);
  return count;
}

int vdprintf(int fd, const char *format, va_list list) {
  char *text;
  long count = __format_all(format, list, &text);
  long done = 0;
  while (done < count) {
    ssize_t written = write(fd, text + done, count - done);
    if (written < 0) break;
    done += written;
  }
  __format_drop(text);
  return done == count ? (int)count : -1;
}

int dprintf(int fd, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vdprintf(fd, format, list);
  va_end(list);
  return count;
}

int sprintf(char *buffer, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vsprintf(buffer, format, list);
  va_end(list);
  return count;
}

int snprintf(char *buffer, size_t size, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vsnprintf(buffer, size, format, list);
  va_end(list);
  return count;
}

int vasprintf(char **place, const char *format, va_list list) {
  char *text;
  size_t count = __format_all(format, list, &text);
  *place = malloc(count + 1);
  if (*place != NULL) {
    memcpy(*place, text, count);
    (*place)[count] = '\0';
  }
  __format_drop(text);
  return *place == NULL ? -1 : (int)count;
}

int asprintf(char **place, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vasprintf(place, format, list);
  va_end(list);
  return count;
}

// glibc first tries a read-write stream of its own on stderr's descriptor. That fails with EINVAL
// on a redirected one, and errno keeps it; later calls see that stderr was used and do not try.
static int errno_after_perror(void) {
  int before = errno;
  return stderr->writing || __file_kind(stderr->fd) == 0 ? before : EINVAL;
}

void perror(const char *prefix) {
  const char *text = strerror(errno);
  int after = errno_after_perror();
  if (prefix != NULL && *prefix != '\0')
    fprintf(stderr, "%s: %s\n", prefix, text);
  else
    fprintf(stderr, "%s\n", text);
  errno = after;
}

void psignal(int signal, const char *prefix) {
  int is_bare = prefix == NULL || *prefix == '\0';
  fprintf(stderr, "%s%s%s\n", is_bare ? "" : prefix, is_bare ? "" : ": ", strsignal(signal));
}
