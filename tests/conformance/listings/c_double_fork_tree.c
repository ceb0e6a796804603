// A tree of processes; every node returns the sum of its children and itself.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int node(int depth, int number) {
  if (depth == 0) return number;
  int sum = number;
  for (int i = 0; i < 2; i++) {
    pid_t pid = fork();
    if (pid < 0) exit(99);
    if (pid == 0) exit(node(depth - 1, i + 1));
    int status;
    if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) exit(98);
    sum += WEXITSTATUS(status);
  }
  return sum;
}

int main(void) {
  int sum = node(3, 1);
  printf("%d\n", sum);
  return 0;
}
