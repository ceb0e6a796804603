// A pipeline like a shell's: generate | upper | number, each stage a program of its own.
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int generate(void) {
  const char* fruits[] = {"apple", "banana", "cherry", "date"};
  for (int i = 0; i < 4; i++) printf("%s\n", fruits[i]);
  return 0;
}

static int upper(void) {
  int c;
  while ((c = getchar()) != EOF) putchar(toupper(c));
  return 0;
}

static int number(void) {
  char line[80];
  int count = 0;
  while (fgets(line, sizeof(line), stdin) != NULL) printf("%d  %s", ++count, line);
  return count;
}

static pid_t start(const char* program, const char* stage, int in, int out) {
  pid_t pid = fork();
  if (pid != 0) return pid;
  dup2(in, 0);
  dup2(out, 1);
  for (int fd = 3; fd < 10; fd++) close(fd);
  execl(program, program, stage, (char*)NULL);
  _exit(127);
}

int main(int argc, char* argv[]) {
  if (argc > 1 && strcmp(argv[1], "generate") == 0) return generate();
  if (argc > 1 && strcmp(argv[1], "upper") == 0) return upper();
  if (argc > 1 && strcmp(argv[1], "number") == 0) return number();
  int first[2], second[2], status;
  pipe(first);
  pipe(second);
  start(argv[0], "generate", 0, first[1]);
  start(argv[0], "upper", first[0], second[1]);
  pid_t last = start(argv[0], "number", second[0], 1);
  close(first[0]);
  close(first[1]);
  close(second[0]);
  close(second[1]);
  waitpid(last, &status, 0);
  while (wait(NULL) > 0) {
  }
  printf("status of the pipeline: %d\n", WEXITSTATUS(status));
  return 0;
}
