// OF03: two open() of one file: two offsets, the same bytes.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  int w = open("f", O_CREAT | O_WRONLY, 0644);
  int r = open("f", O_RDONLY);
  write(w, "abc", 3);
  printf("%d ", (int)read(r, buf, 8));
  printf("%s\n", buf);
  write(w, "de", 2);
  printf("%d ", (int)read(r, buf, 8));
  printf("%s\n", buf);
  printf("%ld %ld\n", (long)lseek(w, 0, SEEK_CUR), (long)lseek(r, 0, SEEK_CUR));
  return 0;
}
