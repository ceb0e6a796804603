// <stdlib.h>: the environment, a list of "NAME=value" that exec hands on.

#include <bits/own_block.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char **environ;
static char **own;  // the list as we have made it larger; the first one is not ours

static size_t length_of_name(const char *text) { return strcspn(text, "="); }

// The place of a name in the list, or NULL.
static char **place_of(const char *name, size_t length) {
  if (environ == NULL) return NULL;
  for (char **each = environ; *each != NULL; each++)
    if (strncmp(*each, name, length) == 0 && (*each)[length] == '=') return each;
  return NULL;
}

char *getenv(const char *name) {
  size_t length = strlen(name);
  char **place = place_of(name, length);
  return place == NULL ? NULL : *place + length + 1;
}

// Puts "NAME=value" into the list.
static int put_variable(char *text) {
  char **place = place_of(text, length_of_name(text));
  if (place != NULL) {
    *place = text;
    return 0;
  }
  size_t count = 0;
  while (environ != NULL && environ[count] != NULL) count++;
  char **larger = __own_block((count + 2) * sizeof *larger);
  if (larger == NULL) return -1;
  for (size_t i = 0; i < count; i++) larger[i] = environ[i];
  larger[count] = text;
  larger[count + 1] = NULL;
  free(own);
  own = larger;
  environ = larger;
  return 0;
}

int putenv(char *text) {
  if (strchr(text, '=') == NULL) return unsetenv(text);
  return put_variable(text);
}

static int is_no_name(const char *name) {
  if (name != NULL && *name != '\0' && strchr(name, '=') == NULL) return 0;
  errno = EINVAL;
  return 1;
}

int setenv(const char *name, const char *value, int overwrite) {
  if (is_no_name(name)) return -1;
  if (!overwrite && getenv(name) != NULL) return 0;
  size_t length = strlen(name);
  char *text = __own_block(length + strlen(value) + 2);
  if (text == NULL) return -1;
  strcpy(text, name);
  text[length] = '=';
  strcpy(text + length + 1, value);
  return put_variable(text);
}

int unsetenv(const char *name) {
  if (is_no_name(name)) return -1;
  char **place = place_of(name, strlen(name));
  for (; place != NULL && *place != NULL; place++) *place = place[1];
  return 0;
}

int clearenv(void) {
  free(own);
  own = NULL;
  environ = NULL;
  return 0;
}
