// tail [-n [+]LINES | -LINES | -c [+]BYTES] [FILE]...: the last lines of files (10), or bytes; with
// a plus, all from that one on.
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long wanted = 10;
static int counts_bytes;
static int from_start;

static void read_number(const char *text) {
  char *end;
  from_start = *text == '+';
  wanted = strtol(text + (*text == '+' || *text == '-'), &end, 10);
  if (*text == '\0' || *end != '\0' || wanted < 0) {
    fprintf(stderr, "tail: invalid number of %s: '%s'\n", counts_bytes ? "bytes" : "lines", text);
    exit(1);
  }
}

// Returns the index of the first file.
static int read_options(int argc, char *argv[]) {
  int i = 1;
  while (i < argc && argv[i][0] == '-' && argv[i][1] != '\0') {
    const char *option = argv[i++];
    if (isdigit(option[1])) {
      read_number(option + 1);
      continue;
    }
    if (option[1] != 'n' && option[1] != 'c') {
      fprintf(stderr, "tail: invalid option -- '%c'\n", option[1]);
      fprintf(stderr, "Try 'tail --help' for more information.\n");
      exit(1);
    }
    counts_bytes = option[1] == 'c';
    if (option[2] != '\0') {
      read_number(option + 2);
    } else if (i < argc) {
      read_number(argv[i++]);
    } else {
      fprintf(stderr, "tail: option requires an argument -- '%c'\n", option[1]);
      fprintf(stderr, "Try 'tail --help' for more information.\n");
      exit(1);
    }
  }
  return i;
}

struct text {
  char *bytes;
  size_t count;
};

static int read_all(int from, struct text *text) {
  size_t room = 0;
  for (;;) {
    if (text->count == room) {
      room = room == 0 ? 4096 : 2 * room;
      text->bytes = realloc(text->bytes, room);
      if (text->bytes == NULL) return -1;
    }
    ssize_t got = read(from, text->bytes + text->count, room - text->count);
    if (got <= 0) return got;
    text->count += got;
  }
}

// Where the tail begins.
static size_t begin_of(const struct text *text) {
  if (counts_bytes && from_start) {
    size_t skipped = wanted > 0 ? wanted - 1 : 0;
    return skipped < text->count ? skipped : text->count;
  }
  if (counts_bytes) return (size_t)wanted < text->count ? text->count - wanted : 0;
  if (from_start) {
    size_t at = 0;
    for (long line = 1; line < wanted && at < text->count; line++) {
      while (at < text->count && text->bytes[at++] != '\n') {
      }
    }
    return at;
  }
  size_t at = text->count;
  if (at > 0 && wanted > 0 && text->bytes[at - 1] == '\n') at--;
  for (long left = wanted; at > 0 && left > 0; at--) {
    if (text->bytes[at - 1] == '\n' && --left == 0) break;
  }
  return wanted == 0 ? text->count : at;
}

static int show(int from, const char *name) {
  struct text text = {NULL, 0};
  if (read_all(from, &text) != 0) {
    fprintf(stderr, "tail: error reading '%s': %s\n", name, strerror(errno));
    free(text.bytes);
    return 1;
  }
  size_t begin = begin_of(&text);
  fwrite(text.bytes + begin, 1, text.count - begin, stdout);
  fflush(stdout);
  free(text.bytes);
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
      fprintf(stderr, "tail: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
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
