// cat [-n] [FILE]...: copies files, or the standard input, to the standard output.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int numbers_lines;
static int line = 1;
static int at_start = 1;

static int copy_numbered(const char *bytes, ssize_t count) {
  for (ssize_t i = 0; i < count; i++) {
    if (at_start) printf("%6d\t", line++);
    putchar(bytes[i]);
    at_start = bytes[i] == '\n';
  }
  return fflush(stdout);
}

static int copy_plain(const char *bytes, ssize_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0) return -1;
    bytes += written;
    count -= written;
  }
  return 0;
}

static int copy(int from, const char *name) {
  char buffer[4096];
  ssize_t count;
  while ((count = read(from, buffer, sizeof(buffer))) > 0) {
    int failed = numbers_lines ? copy_numbered(buffer, count) : copy_plain(buffer, count);
    if (failed) {
      perror("cat: write error");
      return 1;
    }
  }
  if (count < 0) {
    fprintf(stderr, "cat: ");
    perror(name);
    return 1;
  }
  return 0;
}

static int copy_file(const char *name) {
  if (strcmp(name, "-") == 0) return copy(STDIN_FILENO, "-");
  int from = open(name, O_RDONLY);
  if (from < 0) {
    fprintf(stderr, "cat: ");
    perror(name);
    return 1;
  }
  int failed = copy(from, name);
  close(from);
  return failed;
}

int main(int argc, char *argv[]) {
  int first = 1;
  if (argc > 1 && strcmp(argv[1], "-n") == 0) {
    numbers_lines = 1;
    first = 2;
  }
  if (first == argc) return copy_file("-");
  int status = 0;
  for (int i = first; i < argc; i++) {
    if (copy_file(argv[i])) status = 1;
  }
  return status;
}
