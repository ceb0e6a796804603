// PI28: two processes that both write more than a pipe holds before reading hang.
// expect: deadlock
#include <sys/wait.h>
#include <unistd.h>

char block[65537];

int main(void) {
  int down[2], up[2];
  pipe(down);
  pipe(up);
  pid_t pid = fork();
  int in = pid == 0 ? down[0] : up[0];
  int out = pid == 0 ? up[1] : down[1];
  write(1, "x\n", 2);
  write(out, block, 65537);
  read(in, block, 65537);
  write(1, "never\n", 6);
  return 0;
}
