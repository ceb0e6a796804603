// Several children append lines to one log; no line is lost or mixed, whatever the order.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 3
#define LINES 5

static void work(int id) {
  int fd = open("log", O_WRONLY | O_APPEND | O_CREAT, 0644);
  char line[32];
  for (int i = 0; i < LINES; i++) {
    int n = snprintf(line, sizeof(line), "child %d line %d\n", id, i);
    write(fd, line, n);
  }
  close(fd);
}

static int compare(const void* a, const void* b) {
  return strcmp(*(char* const*)a, *(char* const*)b);
}

int main(void) {
  static char text[1024];
  char* lines[CHILDREN * LINES + 1];
  for (int i = 0; i < CHILDREN; i++) {
    if (fork() == 0) {
      work(i);
      _exit(0);
    }
  }
  while (wait(NULL) > 0) {
  }
  int fd = open("log", O_RDONLY), count = 0;
  int size = read(fd, text, sizeof(text) - 1);
  for (char* line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) lines[count++] = line;
  qsort(lines, count, sizeof(lines[0]), compare);
  for (int i = 0; i < count; i++) printf("%s\n", lines[i]);
  printf("%d bytes, %d lines\n", size, count);
  return 0;
}
