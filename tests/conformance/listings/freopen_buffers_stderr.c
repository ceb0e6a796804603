// A stream that freopen() gives another file is buffered as a new one is, stderr as well, and
// counts as the newest at the end.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  FILE *log = fopen("log", "w");
  fputs("log\n", log);
  fputs("not buffered\n", stderr);
  freopen("errors", "w", stderr);
  fputs("one ", stderr);
  fputs("two\n", stderr);
  printf("offset %ld\n", (long)lseek(2, 0, SEEK_CUR));
  fflush(stderr);
  printf("after fflush %ld\n", (long)lseek(2, 0, SEEK_CUR));
  return 0;
}
