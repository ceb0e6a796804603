// wc: lines, words and bytes of several files, and their sum.
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct counts {
  long lines, words, bytes;
};

static void make(const char* path, const char* text) {
  int fd = creat(path, 0644);
  write(fd, text, strlen(text));
  close(fd);
}

static struct counts count(const char* path) {
  struct counts result = {0, 0, 0};
  char buf[10];
  int in_word = 0, fd = open(path, O_RDONLY);
  ssize_t n;
  while ((n = read(fd, buf, sizeof(buf))) > 0) {
    result.bytes += n;
    for (int i = 0; i < n; i++) {
      int space = isspace((unsigned char)buf[i]) != 0;
      result.lines += buf[i] == '\n';
      result.words += !space && !in_word;
      in_word = !space;
    }
  }
  close(fd);
  return result;
}

static void print(struct counts c, const char* name) {
  printf("%4ld %4ld %4ld %s\n", c.lines, c.words, c.bytes, name);
}

int main(void) {
  const char* paths[] = {"one", "two", "three", "four"};
  struct counts total = {0, 0, 0};
  make("one", "a single line\n");
  make("two", "  words   with\tmuch  space\n\n\nand a long-word-across-blocks here\n");
  make("three", "no newline at the end");
  make("four", "");
  for (int i = 0; i < 4; i++) {
    struct counts c = count(paths[i]);
    print(c, paths[i]);
    total.lines += c.lines;
    total.words += c.words;
    total.bytes += c.bytes;
  }
  print(total, "total");
  return 0;
}
