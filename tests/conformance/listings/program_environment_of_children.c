// A parent configures its children through the environment and arguments, and they answer.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char* setting(const char* name, const char* otherwise) {
  const char* value = getenv(name);
  return value != NULL && value[0] != '\0' ? value : otherwise;
}

static int child(void) {
  int times = atoi(setting("TIMES", "1"));
  const char* greeting = setting("GREETING", "(nothing)");
  for (int i = 0; i < times; i++) printf("%s%c", greeting, i + 1 < times ? ' ' : '\n');
  return strcmp(setting("MODE", "strict"), "strict") == 0 ? 2 : 0;
}

static void run(const char* program) {
  int status;
  fflush(stdout);
  if (fork() == 0) {
    execl(program, program, "child", (char*)NULL);
    _exit(127);
  }
  wait(&status);
  printf("  status %d\n", WEXITSTATUS(status));
}

int main(int argc, char* argv[]) {
  if (argc > 1) return child();
  unsetenv("TIMES");
  unsetenv("MODE");
  setenv("GREETING", "hello", 1);
  run(argv[0]);
  setenv("TIMES", "3", 1);
  setenv("MODE", "loose", 1);
  run(argv[0]);
  setenv("GREETING", "", 1);
  run(argv[0]);
  unsetenv("GREETING");
  putenv("MODE=strict");
  run(argv[0]);
  return 0;
}
