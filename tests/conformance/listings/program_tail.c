// tail: the last lines of a file, found by reading blocks from its end.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define BLOCK 32

static long start_of_last_lines(int fd, int lines) {
  char block[BLOCK];
  long at = lseek(fd, 0, SEEK_END);
  int newlines = 0;
  while (at > 0) {
    int size = at < BLOCK ? (int)at : BLOCK;
    at -= size;
    pread(fd, block, size, at);
    for (int i = size - 1; i >= 0; i--) {
      if (block[i] == '\n' && ++newlines > lines) return at + i + 1;
    }
  }
  return 0;
}

static void tail(const char* path, int lines) {
  char buf[64];
  int fd = open(path, O_RDONLY);
  long start = start_of_last_lines(fd, lines);
  ssize_t n;
  dprintf(1, "-- %d from %ld\n", lines, start);
  lseek(fd, start, SEEK_SET);
  while ((n = read(fd, buf, sizeof(buf))) > 0) write(1, buf, n);
  close(fd);
}

int main(void) {
  int fd = open("log", O_CREAT | O_WRONLY | O_APPEND, 0644);
  for (int i = 1; i <= 20; i++) dprintf(fd, "entry number %d\n", i);
  close(fd);
  tail("log", 3);
  tail("log", 1);
  tail("log", 0);
  tail("log", 100);
  return 0;
}
