// <unistd.h>: the exec family. All of it ends in execve().

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 256 };

int execv(const char *path, char *const arguments[]) { return execve(path, arguments, environ); }

// Collects `first, ..., NULL` into a list. Returns 0 when there are too many.
static int collect(const char *first, va_list rest, char *list[]) {
  int count = 0;
  for (const char *each = first; each != NULL; each = va_arg(rest, const char *)) {
    if (count == MOST_ARGUMENTS) {
      errno = E2BIG;
      return 0;
    }
    list[count++] = (char *)each;
  }
  list[count] = NULL;
  return 1;
}

int execl(const char *path, const char *first, ...) {
  char *list[MOST_ARGUMENTS + 1];
  va_list rest;
  va_start(rest, first);
  int fits = collect(first, rest, list);
  va_end(rest);
  return fits ? execv(path, list) : -1;
}

int execle(const char *path, const char *first, ...) {
  char *list[MOST_ARGUMENTS + 1];
  va_list rest;
  va_start(rest, first);
  int fits = collect(first, rest, list);
  char *const *environment = va_arg(rest, char *const *);
  va_end(rest);
  return fits ? execve(path, list, environment) : -1;
}

// execvp(3): a name without a slash is looked for in the folders of PATH; a file that may not be
// executed does not end the search, but is remembered.
static int search(const char *name, char *const arguments[], char *const environment[]) {
  if (strchr(name, '/') != NULL) return execve(name, arguments, environment);
  if (*name == '\0') {
    errno = ENOENT;
    return -1;
  }
  const char *folders = getenv("PATH");
  if (folders == NULL) folders = "/bin:/usr/bin";
  int refused = 0;
  for (;;) {
    size_t length = strcspn(folders, ":");
    char *path = malloc(length + strlen(name) + 2);
    if (path == NULL) return -1;
    memcpy(path, folders, length);
    if (length > 0) path[length++] = '/';
    strcpy(path + length, name);
    execve(path, arguments, environment);
    free(path);
    if (errno == EACCES)
      refused = 1;
    else if (errno != ENOENT && errno != ENOTDIR)
      return -1;
    folders += strcspn(folders, ":");
    if (*folders == '\0') break;
    folders++;
  }
  if (refused) errno = EACCES;
  return -1;
}

int execvp(const char *name, char *const arguments[]) { return search(name, arguments, environ); }

int execvpe(const char *name, char *const arguments[], char *const environment[]) {
  return search(name, arguments, environment);
}

int execlp(const char *name, const char *first, ...) {
  char *list[MOST_ARGUMENTS + 1];
  va_list rest;
  va_start(rest, first);
  int fits = collect(first, rest, list);
  va_end(rest);
  return fits ? execvp(name, list) : -1;
}
