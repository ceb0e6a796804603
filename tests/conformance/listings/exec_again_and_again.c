// A program that counts down by becoming itself: one process, many programs.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  char next[12];
  int n = argc > 1 ? atoi(argv[1]) : 5;
  if (n == 0) return 42;
  if (argc == 1) {
    int status;
    if (fork() == 0) {
      execl(argv[0], argv[0], "5", (char*)NULL);
      _exit(1);
    }
    wait(&status);
    printf("end %d\n", WEXITSTATUS(status));
    return 0;
  }
  dprintf(1, "%d\n", n);
  snprintf(next, sizeof(next), "%d", n - 1);
  execl(argv[0], argv[0], next, (char*)NULL);
  return 1;
}
