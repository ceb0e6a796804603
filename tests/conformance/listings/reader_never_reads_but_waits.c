// A parent that waits before it reads hangs as soon as the child writes more than a pipe holds.
// expect: deadlock
#include <sys/wait.h>
#include <unistd.h>

char block[70000];

int main(void) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    write(fd[1], block, sizeof(block));
    return 0;
  }
  wait(NULL);
  write(1, "never\n", 6);
  return 0;
}
