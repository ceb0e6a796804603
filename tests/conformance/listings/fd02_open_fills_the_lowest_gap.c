// FD02: open() and pipe() take the lowest free numbers, so a pipe's two need not be neighbours.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  int first = open("f", O_CREAT | O_RDWR, 0644);
  for (int i = 1; i < 6; i++) printf("%d ", open("f", O_RDONLY) - first);
  printf("\n");
  close(first + 1);
  close(first + 3);
  pipe(fd);
  printf("pipe: %d %d\n", fd[0] - first, fd[1] - first);
  printf("next: %d\n", open("f", O_RDONLY) - first);
  close(first);
  printf("gap: %d\n", open("f", O_RDONLY) - first);
  return 0;
}
