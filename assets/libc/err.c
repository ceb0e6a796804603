// <err.h>, and the name of the program for it.

#include <err.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *program_invocation_name;  // argv[0]; the machine stores it

static void say(const char *format, va_list list, const char *reason) {
  char *slash = strrchr(program_invocation_name, '/');
  fprintf(stderr, "%s: ", slash == NULL ? program_invocation_name : slash + 1);
  if (format != NULL) vfprintf(stderr, format, list);
  if (format != NULL && reason != NULL) fprintf(stderr, ": ");
  fprintf(stderr, "%s\n", reason == NULL ? "" : reason);
}

void warn(const char *format, ...) {
  const char *reason = strerror(errno);
  va_list list;
  va_start(list, format);
  say(format, list, reason);
  va_end(list);
}

void warnx(const char *format, ...) {
  va_list list;
  va_start(list, format);
  say(format, list, NULL);
  va_end(list);
}

void err(int status, const char *format, ...) {
  const char *reason = strerror(errno);
  va_list list;
  va_start(list, format);
  say(format, list, reason);
  va_end(list);
  exit(status);
}

void errx(int status, const char *format, ...) {
  va_list list;
  va_start(list, format);
  say(format, list, NULL);
  va_end(list);
  exit(status);
}
