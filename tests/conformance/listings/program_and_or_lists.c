// The shell's && and ||: whether the next program runs depends on the status of the last one.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char* self;

static int run(const char* command) {
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    execl(self, self, command, (char*)NULL);
    _exit(127);
  }
  waitpid(pid, &status, 0);
  return WEXITSTATUS(status);
}

// "a && b || c", from left to right.
static int run_list(char* list) {
  int status = 0, skip = 0;
  char* word = strtok(list, " ");
  while (word != NULL) {
    if (strcmp(word, "&&") == 0)
      skip = status != 0;
    else if (strcmp(word, "||") == 0)
      skip = status == 0;
    else if (!skip)
      status = run(word);
    word = strtok(NULL, " ");
  }
  return status;
}

int main(int argc, char* argv[]) {
  const char* lists[] = {"true",
                         "false",
                         "true && false",
                         "false && true",
                         "false || true",
                         "true || false",
                         "false && true || fail3",
                         "fail3 || false || true && fail3"};
  if (argc > 1) {
    dprintf(1, " %s", argv[1]);
    if (strcmp(argv[1], "true") == 0) return 0;
    return strcmp(argv[1], "false") == 0 ? 1 : 3;
  }
  self = argv[0];
  for (int i = 0; i < 8; i++) {
    char list[64];
    strcpy(list, lists[i]);
    dprintf(1, "%s:", lists[i]);
    int status = run_list(list);
    dprintf(1, " -> %d\n", status);
  }
  return 0;
}
