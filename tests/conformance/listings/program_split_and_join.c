// split cuts a file into parts of equal size, join puts them together again.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PART 100

static int split(const char* path) {
  char buf[PART], name[32];
  int in = open(path, O_RDONLY), parts = 0;
  ssize_t n;
  while ((n = read(in, buf, sizeof(buf))) > 0) {
    snprintf(name, sizeof(name), "%s.%02d", path, parts++);
    int out = open(name, O_CREAT | O_EXCL | O_WRONLY, 0644);
    write(out, buf, n);
    close(out);
  }
  close(in);
  return parts;
}

static void join(const char* path, int parts, const char* to) {
  char buf[PART], name[32];
  int out = open(to, O_CREAT | O_TRUNC | O_WRONLY, 0644);
  for (int i = 0; i < parts; i++) {
    snprintf(name, sizeof(name), "%s.%02d", path, i);
    int in = open(name, O_RDONLY);
    int n = read(in, buf, sizeof(buf));
    printf("%s %d\n", name, n);
    write(out, buf, n);
    close(in);
    unlink(name);
  }
  close(out);
}

static unsigned checksum(const char* path) {
  unsigned char c;
  unsigned sum = 1;
  int fd = open(path, O_RDONLY);
  while (read(fd, &c, 1) == 1) sum = sum * 31 + c;
  close(fd);
  return sum;
}

int main(void) {
  int fd = creat("story", 0644);
  for (int i = 0; i < 25; i++) dprintf(fd, "once upon a time %d\n", i);
  close(fd);
  unsigned before = checksum("story");
  int parts = split("story");
  unlink("story");
  join("story", parts, "story.joined");
  printf("%d parts, same %d\n", parts, checksum("story.joined") == before);
  printf("left: %d\n", access("story.00", F_OK) == 0);
  return 0;
}
