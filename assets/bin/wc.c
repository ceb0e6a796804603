// wc [-lwc] [FILE]...: counts lines, words and bytes.
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct counts {
  long lines;
  long words;
  long bytes;
};

static int shows_lines, shows_words, shows_bytes;
static int width = 1;

static void read_options(const char *letters) {
  for (; *letters != '\0'; letters++) {
    if (*letters == 'l') {
      shows_lines = 1;
    } else if (*letters == 'w') {
      shows_words = 1;
    } else if (*letters == 'c' || *letters == 'm') {
      shows_bytes = 1;
    } else {
      fprintf(stderr, "wc: invalid option -- '%c'\n", *letters);
      fprintf(stderr, "Try 'wc --help' for more information.\n");
      exit(1);
    }
  }
}

// All numbers are as wide as the largest can become, and at least 7 where that is not known.
static void choose_width(int count, char *names[]) {
  int shown = shows_lines + shows_words + shows_bytes;
  if (shown == 1 && count <= 1) return;
  long total = 0;
  int least = 1;
  for (int i = 0; i < (count > 0 ? count : 1); i++) {
    struct stat status;
    int failed = count == 0 || strcmp(names[i], "-") == 0 ? fstat(STDIN_FILENO, &status)
                                                         : stat(names[i], &status);
    if (failed) continue;
    if (S_ISREG(status.st_mode)) {
      total += status.st_size;
    } else {
      least = 7;
    }
  }
  for (; total >= 10; total /= 10) width++;
  if (width < least) width = least;
}

static int count_bytes(int from, struct counts *counts) {
  char buffer[4096];
  ssize_t got;
  int in_word = 0;
  while ((got = read(from, buffer, sizeof(buffer))) > 0) {
    counts->bytes += got;
    for (ssize_t i = 0; i < got; i++) {
      int is_blank = isspace((unsigned char)buffer[i]);
      if (buffer[i] == '\n') counts->lines++;
      if (!is_blank && !in_word) counts->words++;
      in_word = !is_blank;
    }
  }
  return got < 0 ? -1 : 0;
}

static void show(const struct counts *counts, const char *name) {
  const char *gap = "";
  if (shows_lines) gap = (printf("%*ld", width, counts->lines), " ");
  if (shows_words) gap = (printf("%s%*ld", gap, width, counts->words), " ");
  if (shows_bytes) printf("%s%*ld", gap, width, counts->bytes);
  if (name != NULL) printf(" %s", name);
  putchar('\n');
}

int main(int argc, char *argv[]) {
  int first = 1;
  for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
    read_options(argv[first] + 1);
  }
  if (!shows_lines && !shows_words && !shows_bytes) shows_lines = shows_words = shows_bytes = 1;
  choose_width(argc - first, argv + first);
  struct counts total = {0, 0, 0};
  int status = 0;
  if (first == argc) {
    if (count_bytes(STDIN_FILENO, &total) != 0) {
      fprintf(stderr, "wc: 'standard input': %s\n", strerror(errno));
      status = 1;
    }
    show(&total, NULL);
    return status;
  }
  for (int i = first; i < argc; i++) {
    struct counts own = {0, 0, 0};
    int is_input = strcmp(argv[i], "-") == 0;
    int from = is_input ? STDIN_FILENO : open(argv[i], O_RDONLY);
    if (from < 0) {
      fprintf(stderr, "wc: %s: %s\n", argv[i], strerror(errno));
      status = 1;
      continue;
    }
    if (count_bytes(from, &own) != 0) {
      fprintf(stderr, "wc: %s: %s\n", argv[i], strerror(errno));
      status = 1;
    }
    show(&own, argv[i]);
    if (!is_input) close(from);
    total.lines += own.lines;
    total.words += own.words;
    total.bytes += own.bytes;
  }
  if (argc - first > 1) show(&total, "total");
  return status;
}
