// sort | uniq -c with two children, connected by pipes and dup2().
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int compare(const void* a, const void* b) { return strcmp(a, b); }

static void sort_lines(void) {
  char lines[20][16];
  int count = 0;
  while (count < 20 && fgets(lines[count], sizeof(lines[0]), stdin) != NULL) count++;
  qsort(lines, count, sizeof(lines[0]), compare);
  for (int i = 0; i < count; i++) fputs(lines[i], stdout);
}

static void uniq(void) {
  char last[16] = "", line[16];
  int count = 0;
  while (fgets(line, sizeof(line), stdin) != NULL) {
    if (count > 0 && strcmp(line, last) != 0) {
      printf("%3d %s", count, last);
      count = 0;
    }
    strcpy(last, line);
    count++;
  }
  if (count > 0) printf("%3d %s", count, last);
}

static int start(void (*stage)(void), int in, int out, int unused) {
  fflush(stdout);
  pid_t pid = fork();
  if (pid != 0) return pid;
  if (unused != -1) close(unused);
  dup2(in, 0);
  dup2(out, 1);
  close(in);
  if (out != 1) close(out);
  stage();
  exit(0);
}

int main(void) {
  const char* words[] = {"pear", "apple", "pear", "fig", "apple", "pear", "kiwi"};
  int source[2], middle[2];
  pipe(source);
  pipe(middle);
  start(sort_lines, source[0], middle[1], source[1]);
  close(source[0]);
  close(middle[1]);
  start(uniq, middle[0], 1, source[1]);
  close(middle[0]);
  for (int i = 0; i < 7; i++) dprintf(source[1], "%s\n", words[i]);
  close(source[1]);
  while (wait(NULL) > 0) {
  }
  printf("done\n");
  return 0;
}
