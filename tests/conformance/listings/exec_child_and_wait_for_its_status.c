// fork(), exec() and wait(): the parent gets the status of the program that the child became.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  if (argc > 1) return atoi(argv[1]) * 2;
  for (int i = 1; i <= 3; i++) {
    char number[12];
    int status;
    snprintf(number, sizeof(number), "%d", i);
    pid_t pid = fork();
    if (pid == 0) {
      execl(argv[0], argv[0], number, (char*)NULL);
      _exit(127);
    }
    waitpid(pid, &status, 0);
    dprintf(1, "%s -> %d\n", number, WEXITSTATUS(status));
  }
  return 0;
}
