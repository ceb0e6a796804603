// <libgen.h>, <string.h>: the parts of a path.

#include <string.h>

char *basename(const char *path) {
  const char *slash = strrchr(path, '/');
  return (char *)(slash == NULL ? path : slash + 1);
}

// Without the slashes at its end; one that is the whole path stays.
static void drop_slashes(char *path, size_t length) {
  while (length > 1 && path[length - 1] == '/') path[--length] = '\0';
}

char *__xpg_basename(char *path) {
  if (path == NULL || *path == '\0') return ".";
  drop_slashes(path, strlen(path));
  char *last = basename(path);
  return *last == '\0' ? path : last;
}

char *dirname(char *path) {
  if (path == NULL || *path == '\0') return ".";
  drop_slashes(path, strlen(path));
  char *slash = strrchr(path, '/');
  if (slash == NULL) return ".";
  slash[slash == path] = '\0';
  drop_slashes(path, strlen(path));
  return path;
}
