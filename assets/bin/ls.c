// ls [-a1F] [FILE]...: names in folders, in order; in columns on a terminal.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_WIDTH = 80, GAP = 2 };

struct names {
  char **each;
  size_t count;
  size_t room;
};

static int shows_hidden, one_per_line, marks_kinds, shows_folders_themselves;
static int status;

static void read_options(const char *letters) {
  for (; *letters != '\0'; letters++) {
    switch (*letters) {
      case 'a':
        shows_hidden = 1;
        break;
      case '1':
        one_per_line = 1;
        break;
      case 'F':
        marks_kinds = 1;
        break;
      case 'd':
        shows_folders_themselves = 1;
        break;
      default:
        fprintf(stderr, "ls: invalid option -- '%c'\n", *letters);
        fprintf(stderr, "Try 'ls --help' for more information.\n");
        exit(2);
    }
  }
}

static void add(struct names *names, const char *text, const char *mark) {
  if (names->count == names->room) {
    names->room = names->room == 0 ? 16 : 2 * names->room;
    names->each = realloc(names->each, names->room * sizeof(*names->each));
  }
  char *name = malloc(strlen(text) + strlen(mark) + 1);
  sprintf(name, "%s%s", text, mark);
  names->each[names->count++] = name;
}

static void forget(struct names *names) {
  for (size_t i = 0; i < names->count; i++) free(names->each[i]);
  free(names->each);
}

static int compare(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static const char *mark_of(const char *path) {
  struct stat file;
  if (!marks_kinds || stat(path, &file) != 0) return "";
  if (S_ISDIR(file.st_mode)) return "/";
  if (S_ISFIFO(file.st_mode)) return "|";
  return S_ISREG(file.st_mode) && (file.st_mode & 0111) ? "*" : "";
}

static size_t widest(const struct names *names, size_t from, size_t to) {
  size_t width = 0;
  for (size_t i = from; i < to && i < names->count; i++) {
    size_t length = strlen(names->each[i]);
    if (length > width) width = length;
  }
  return width;
}

static size_t line_width(const struct names *names, size_t rows) {
  size_t width = 0;
  for (size_t first = 0; first < names->count; first += rows) {
    width += widest(names, first, first + rows) + (first + rows < names->count ? GAP : 0);
  }
  return width;
}

// Column by column, in as few rows as fit.
static void show_in_columns(const struct names *names) {
  size_t rows = 1;
  while (rows < names->count && line_width(names, rows) >= LINE_WIDTH) rows++;
  for (size_t row = 0; row < rows && row < names->count; row++) {
    for (size_t i = row; i < names->count; i += rows) {
      size_t first = i - row;
      int is_last = i + rows >= names->count;
      size_t width = is_last ? 0 : widest(names, first, first + rows) + GAP;
      printf("%-*s", (int)width, names->each[i]);
    }
    putchar('\n');
  }
}

static void show(struct names *names) {
  qsort(names->each, names->count, sizeof(*names->each), compare);
  if (!one_per_line && isatty(STDOUT_FILENO)) return show_in_columns(names);
  for (size_t i = 0; i < names->count; i++) puts(names->each[i]);
}

static void complain(const char *what, const char *path) {
  fprintf(stderr, "ls: cannot %s '%s': %s\n", what, path, strerror(errno));
  status = 2;
}

static void show_folder(const char *path) {
  DIR *folder = opendir(path);
  if (folder == NULL) return complain("open directory", path);
  struct names names = {NULL, 0, 0};
  struct dirent *entry;
  while ((entry = readdir(folder)) != NULL) {
    if (entry->d_name[0] == '.' && !shows_hidden) continue;
    char *below = malloc(strlen(path) + strlen(entry->d_name) + 2);
    sprintf(below, "%s/%s", path, entry->d_name);
    add(&names, entry->d_name, mark_of(below));
    free(below);
  }
  closedir(folder);
  show(&names);
  forget(&names);
}

int main(int argc, char *argv[]) {
  int first = 1;
  for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
    read_options(argv[first] + 1);
  }
  if (first == argc) {
    show_folder(".");
    return status;
  }
  struct names files = {NULL, 0, 0}, folders = {NULL, 0, 0};
  for (int i = first; i < argc; i++) {
    struct stat file;
    if (stat(argv[i], &file) != 0) {
      complain("access", argv[i]);
    } else if (S_ISDIR(file.st_mode) && !shows_folders_themselves) {
      add(&folders, argv[i], "");
    } else {
      add(&files, argv[i], mark_of(argv[i]));
    }
  }
  if (files.count > 0) show(&files);
  qsort(folders.each, folders.count, sizeof(*folders.each), compare);
  for (size_t i = 0; i < folders.count; i++) {
    if (i > 0 || files.count > 0) putchar('\n');
    if (argc - first > 1) printf("%s:\n", folders.each[i]);
    show_folder(folders.each[i]);
  }
  forget(&files);
  forget(&folders);
  return status;
}
