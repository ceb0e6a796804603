// FD19: a file opened after close(0) is what getchar() reads.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("in.txt", O_CREAT | O_WRONLY, 0644);
  write(fd, "one\ntwo\n", 8);
  close(fd);
  close(0);
  printf("%d\n", open("in.txt", O_RDONLY));
  int c, lines = 0;
  while ((c = getchar()) != EOF) {
    putchar(c);
    lines += c == '\n';
  }
  printf("%d lines\n", lines);
  return 0;
}
