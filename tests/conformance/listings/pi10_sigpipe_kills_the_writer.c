// PI10: a write without a reader kills the writer; nothing after it is reached.
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  close(fd[0]);
  write(1, "before\n", 7);
  write(fd[1], "x", 1);
  write(1, "after\n", 6);
  return 0;
}
