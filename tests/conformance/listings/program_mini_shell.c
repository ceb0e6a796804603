// A tiny shell: built-in commands, programs, > redirection and | pipes, from a fixed script.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char* self;

// The programs that the shell can start: this file, called with their name.
static int tool(int argc, char* argv[]) {
  int c, count = 0;
  if (strcmp(argv[1], "echo") == 0) {
    for (int i = 2; i < argc; i++) printf("%s%c", argv[i], i + 1 < argc ? ' ' : '\n');
    return 0;
  }
  if (strcmp(argv[1], "count") == 0) {
    while ((c = getchar()) != EOF) count += c != '\n';
    printf("%d\n", count);
    return 0;
  }
  if (strcmp(argv[1], "false") == 0) return 1;
  return 127;
}

static void execute(char* command) {
  char *words[10] = {NULL, NULL}, *to = strchr(command, '>');
  int n = 1;
  if (to != NULL) {
    *to = '\0';
    int fd = open(strtok(to + 1, " "), O_CREAT | O_WRONLY | O_TRUNC, 0644);
    dup2(fd, 1);
  }
  words[0] = (char*)self;
  for (char* w = strtok(command, " "); w; w = strtok(NULL, " ")) words[n++] = w;
  execv(self, words);
  _exit(126);
}

static int run(char* line) {
  char* bar = strchr(line, '|');
  int fd[2], status;
  if (strncmp(line, "cd ", 3) == 0) return chdir(line + 3) == 0 ? 0 : 1;
  if (bar == NULL) {
    if (fork() == 0) execute(line);
    wait(&status);
    return WEXITSTATUS(status);
  }
  *bar = '\0';
  pipe(fd);
  if (fork() == 0) {
    dup2(fd[1], 1);
    close(fd[0]);
    close(fd[1]);
    execute(line);
  }
  pid_t last = fork();
  if (last == 0) {
    dup2(fd[0], 0);
    close(fd[0]);
    close(fd[1]);
    execute(bar + 1);
  }
  close(fd[0]);
  close(fd[1]);
  waitpid(last, &status, 0);
  wait(NULL);
  return WEXITSTATUS(status);
}

int main(int argc, char* argv[]) {
  const char* script[] = {"echo hello world", "echo one two > out", "false", "nonsense",
                          "echo abc | count", "cd missing",         "cd /",  "echo still works"};
  static char path[1200];
  if (argc > 1) return tool(argc, argv);
  getcwd(path, 1000);
  strcat(path, "/");
  strcat(path, argv[0]);
  self = path;
  for (int i = 0; i < 8; i++) {
    char line[80];
    dprintf(1, "$ %s\n", script[i]);
    strcpy(line, script[i]);
    int status = run(line);
    if (status != 0) dprintf(1, "[%d]\n", status);
  }
  return 0;
}
