// find [FOLDER]... [-name PATTERN] [-type f|d|p] [-print]: names of all files below folders.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *wanted_name;
static char wanted_type;
static int status;

// Whether a name fits a pattern of * ? [...] and other characters.
static int fits(const char *pattern, const char *name) {
  if (*pattern == '\0') return *name == '\0';
  if (*pattern == '*') return fits(pattern + 1, name) || (*name != '\0' && fits(pattern, name + 1));
  if (*name == '\0') return 0;
  if (*pattern == '?') return fits(pattern + 1, name + 1);
  const char *end = *pattern == '[' ? strchr(pattern + 2, ']') : NULL;
  if (end == NULL) return *pattern == *name && fits(pattern + 1, name + 1);
  int is_negated = pattern[1] == '!' || pattern[1] == '^';
  int found = 0;
  for (const char *each = pattern + 1 + is_negated; each < end; each++) {
    if (each[1] == '-' && each + 2 < end) {
      found |= *name >= each[0] && *name <= each[2];
      each += 2;
    } else {
      found |= *each == *name;
    }
  }
  return found != is_negated && fits(end + 1, name + 1);
}

static char type_of(const struct stat *file) {
  if (S_ISDIR(file->st_mode)) return 'd';
  if (S_ISREG(file->st_mode)) return 'f';
  if (S_ISFIFO(file->st_mode)) return 'p';
  return 'c';
}

static void complain(const char *path) {
  fprintf(stderr, "find: '%s': %s\n", path, strerror(errno));
  status = 1;
}

static void visit(const char *path);

static void visit_folder(const char *path) {
  DIR *folder = opendir(path);
  if (folder == NULL) return complain(path);
  struct dirent *entry;
  while ((entry = readdir(folder)) != NULL) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    const char *gap = path[strlen(path) - 1] == '/' ? "" : "/";
    char *below = malloc(strlen(path) + strlen(entry->d_name) + 2);
    sprintf(below, "%s%s%s", path, gap, entry->d_name);
    visit(below);
    free(below);
  }
  closedir(folder);
}

static void visit(const char *path) {
  struct stat file;
  if (stat(path, &file) != 0) return complain(path);
  const char *slash = strrchr(path, '/');
  const char *name = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
  int is_wanted = (wanted_name == NULL || fits(wanted_name, name)) &&
                  (wanted_type == '\0' || wanted_type == type_of(&file));
  if (is_wanted) puts(path);
  if (S_ISDIR(file.st_mode)) visit_folder(path);
}

static void read_tests(char *words[]) {
  for (; *words != NULL; words++) {
    if (strcmp(*words, "-print") == 0) continue;
    int is_name = strcmp(*words, "-name") == 0;
    if (!is_name && strcmp(*words, "-type") != 0) {
      fprintf(stderr, "find: unknown predicate `%s'\n", *words);
      exit(1);
    }
    if (words[1] == NULL) {
      fprintf(stderr, "find: missing argument to `%s'\n", *words);
      exit(1);
    }
    words++;
    if (is_name) {
      wanted_name = *words;
    } else {
      wanted_type = **words;
    }
  }
}

int main(int argc, char *argv[]) {
  int folders = 1;
  while (folders < argc && argv[folders][0] != '-') folders++;
  read_tests(argv + folders);
  if (folders == 1) visit(".");
  for (int i = 1; i < folders; i++) visit(argv[i]);
  return status;
}
