// PI28: exactly 65536 bytes each way pass.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

char block[65536];

int main(void) {
  int down[2], up[2];
  pipe(down);
  pipe(up);
  pid_t pid = fork();
  int in = pid == 0 ? down[0] : up[0];
  int out = pid == 0 ? up[1] : down[1];
  int sent = write(out, block, 65536);
  int total = 0;
  while (total < 65536) total += read(in, block, 65536 - total);
  if (pid == 0) return sent == total ? 8 : 9;
  int status;
  wait(&status);
  printf("%d %d child %d\n", sent, total, WEXITSTATUS(status));
  return 0;
}
