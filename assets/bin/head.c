// head [-n LINES | -LINES | -c BYTES] [FILE]...: the first lines of files (10), or bytes.
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long most = 10;
static int counts_bytes;

static long number(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  if (*text == '\0' || *end != '\0' || value < 0) {
    fprintf(stderr, "head: invalid number of %s: '%s'\n", counts_bytes ? "bytes" : "lines", text);
    exit(1);
  }
  return value;
}

// Returns the index of the first file.
static int read_options(int argc, char *argv[]) {
  int i = 1;
  while (i < argc && argv[i][0] == '-' && argv[i][1] != '\0') {
    const char *option = argv[i++];
    if (isdigit(option[1])) {
      most = number(option + 1);
      continue;
    }
    if (option[1] != 'n' && option[1] != 'c') {
      fprintf(stderr, "head: invalid option -- '%c'\n", option[1]);
      fprintf(stderr, "Try 'head --help' for more information.\n");
      exit(1);
    }
    counts_bytes = option[1] == 'c';
    if (option[2] != '\0') {
      most = number(option + 2);
    } else if (i < argc) {
      most = number(argv[i++]);
    } else {
      fprintf(stderr, "head: option requires an argument -- '%c'\n", option[1]);
      fprintf(stderr, "Try 'head --help' for more information.\n");
      exit(1);
    }
  }
  return i;
}

// How many of the bytes belong to the head; `left` counts down.
static size_t part(const char *bytes, size_t count, long *left) {
  if (counts_bytes) {
    size_t taken = count < (size_t)*left ? count : (size_t)*left;
    *left -= taken;
    return taken;
  }
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] == '\n' && --*left == 0) return i + 1;
  }
  return count;
}

static int show(int from, const char *name) {
  char buffer[1024];
  long left = most;
  while (left > 0) {
    ssize_t count = read(from, buffer, sizeof(buffer));
    if (count < 0) {
      fprintf(stderr, "head: error reading '%s': %s\n", name, strerror(errno));
      return 1;
    }
    if (count == 0) break;
    size_t taken = part(buffer, count, &left);
    fwrite(buffer, 1, taken, stdout);
  }
  fflush(stdout);
  return ferror(stdout) != 0;
}

int main(int argc, char *argv[]) {
  int first = read_options(argc, argv);
  if (first == argc) return show(STDIN_FILENO, "standard input");
  int status = 0;
  int shown = 0;
  for (int i = first; i < argc; i++) {
    int is_input = strcmp(argv[i], "-") == 0;
    int from = is_input ? STDIN_FILENO : open(argv[i], O_RDONLY);
    if (from < 0) {
      fprintf(stderr, "head: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
      status = 1;
      continue;
    }
    const char *name = is_input ? "standard input" : argv[i];
    if (argc - first > 1) printf("%s==> %s <==\n", shown++ > 0 ? "\n" : "", name);
    if (show(from, name)) status = 1;
    if (!is_input) close(from);
  }
  return status;
}
