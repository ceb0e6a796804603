// PI12: a write of no bytes returns 0 even without a reader.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  close(fd[0]);
  printf("%d\n", (int)write(fd[1], "x", 0));
  return 0;
}
