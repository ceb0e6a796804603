// mycp: copies a file with a small buffer and compares both.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER 128

static void die(const char* what) {
  perror(what);
  exit(EXIT_FAILURE);
}

static void make(const char* path, int lines) {
  char line[40];
  int fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0640);
  if (fd == -1) die(path);
  for (int i = 0; i < lines; i++) {
    int n = snprintf(line, sizeof(line), "%d: all work and no play\n", i);
    if (write(fd, line, n) != n) die("write");
  }
  close(fd);
}

static int copy(const char* from, const char* to) {
  char buf[BUFFER];
  int in = open(from, O_RDONLY);
  if (in == -1) die(from);
  int out = open(to, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (out == -1) die(to);
  ssize_t n;
  int rounds = 0;
  while ((n = read(in, buf, sizeof(buf))) > 0) {
    if (write(out, buf, n) != n) die("write");
    rounds++;
  }
  if (n == -1 || close(in) == -1 || close(out) == -1) die("copy");
  return rounds;
}

static int equal(const char* left, const char* right) {
  char a[BUFFER], b[BUFFER];
  int l = open(left, O_RDONLY), r = open(right, O_RDONLY), n;
  while ((n = read(l, a, sizeof(a))) > 0) {
    if (read(r, b, sizeof(b)) != n || memcmp(a, b, n) != 0) return 0;
  }
  return read(r, b, 1) == 0;
}

int main(void) {
  struct stat info;
  make("original", 60);
  make("other", 61);
  printf("%d rounds\n", copy("original", "copy"));
  stat("copy", &info);
  printf("%ld bytes, equal %d\n", (long)info.st_size, equal("original", "copy"));
  printf("the other one: equal %d\n", equal("original", "other"));
  fflush(stdout);
  copy("missing", "nothing");
  return 0;
}
