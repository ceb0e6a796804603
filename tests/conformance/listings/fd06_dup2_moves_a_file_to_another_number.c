// FD06: dup2() closes the target silently, and the two numbers share one file after it.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  int a = open("a", O_CREAT | O_RDWR, 0644);
  int b = open("b", O_CREAT | O_RDWR, 0644);
  write(a, "to a ", 5);
  write(b, "to b ", 5);
  printf("%d\n", dup2(a, b) == b);
  write(b, "again", 5);
  printf("a: %d ", (int)pread(a, buf, 15, 0));
  printf("%s\n", buf);
  int r = open("b", O_RDONLY);
  int n = read(r, buf, 15);
  printf("b: %d %.*s\n", n, n, buf);
  return 0;
}
