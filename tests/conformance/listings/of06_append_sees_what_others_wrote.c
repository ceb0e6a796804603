// OF06: the end is looked up at each write, so appending never overwrites others.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  int a = open("f", O_CREAT | O_WRONLY | O_APPEND, 0644);
  int b = open("f", O_WRONLY | O_APPEND);
  write(a, "a1 ", 3);
  write(b, "b1 ", 3);
  write(a, "a2 ", 3);
  truncate("f", 4);
  write(b, "b2", 2);
  printf("a at %ld, b at %ld\n", (long)lseek(a, 0, SEEK_CUR), (long)lseek(b, 0, SEEK_CUR));
  int r = open("f", O_RDONLY);
  int n = read(r, buf, sizeof(buf));
  printf("%d: %.*s\n", n, n, buf);
  return 0;
}
