// grep: finds lines with a word in several files, one child for each file.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int grep(const char* path, const char* word, int out) {
  char line[128];
  int number = 0, hits = 0;
  FILE* file = fopen(path, "r");
  if (file == NULL) return 255;
  while (fgets(line, sizeof(line), file) != NULL) {
    number++;
    if (strstr(line, word) == NULL) continue;
    dprintf(out, "%s:%d:%s", path, number, line);
    hits++;
  }
  fclose(file);
  return hits;
}

static void make(const char* path, const char* text) {
  FILE* file = fopen(path, "w");
  fputs(text, file);
  fclose(file);
}

int main(void) {
  const char* paths[] = {"pipes.txt", "files.txt", "missing.txt", "signals.txt"};
  pid_t pids[4];
  int ends[4];
  make("pipes.txt", "a pipe has two ends\nread from one\nwrite to the other\n");
  make("files.txt", "open, read, write, close\nthe offset moves\n");
  make("signals.txt", "read may be interrupted\nsigaction\nthen read again\n");
  for (int i = 0; i < 4; i++) {
    int fd[2];
    pipe(fd);
    pids[i] = fork();
    if (pids[i] == 0) _exit(grep(paths[i], "read", fd[1]));
    close(fd[1]);
    ends[i] = fd[0];
  }
  int total = 0;
  for (int i = 0; i < 4; i++) {
    char buf[256];
    int n, status;
    while ((n = read(ends[i], buf, sizeof(buf))) > 0) printf("%.*s", n, buf);
    waitpid(pids[i], &status, 0);
    if (WEXITSTATUS(status) == 255)
      printf("%s: cannot open\n", paths[i]);
    else
      total += WEXITSTATUS(status);
  }
  printf("%d lines\n", total);
  return 0;
}
