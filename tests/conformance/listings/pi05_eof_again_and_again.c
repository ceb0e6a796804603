// PI05: an empty pipe without a writer reads as end of file, every time.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  close(fd[1]);
  for (int i = 0; i < 3; i++) printf("%d\n", (int)read(fd[0], &c, 1));
  return 0;
}
