// PI25: even more than PIPE_BUF bytes stay together, as long as the write need not wait for room.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 20000

int main(void) {
  int fd[2];
  static char buf[2 * SIZE];
  pipe(fd);
  for (int i = 0; i < 2; i++) {
    if (fork() == 0) {
      memset(buf, 'A' + i, SIZE);
      return write(fd[1], buf, SIZE) == SIZE ? 0 : 1;
    }
  }
  while (wait(NULL) > 0) {
  }
  int n = read(fd[0], buf, sizeof(buf));
  int changes = 0, sum = 0;
  for (int i = 1; i < n; i++) changes += buf[i] != buf[i - 1];
  for (int i = 0; i < n; i++) sum += buf[i] == 'A';
  printf("%d bytes, %d of A, %d change\n", n, sum, changes);
  return 0;
}
