// OF08: two descriptions without O_APPEND start at 0 both, and the later write wins.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  int a = open("out", O_CREAT | O_RDWR, 0644);
  int b = open("out", O_WRONLY);
  write(a, "AAAAAA", 6);
  write(b, "bbb", 3);
  int n = pread(a, buf, sizeof(buf), 0);
  printf("%.*s\n", n, buf);
  write(a, "AA", 2);
  write(b, "bbb", 3);
  n = pread(a, buf, sizeof(buf), 0);
  printf("%.*s\n", n, buf);
  return 0;
}
