// OF15: reading from O_WRONLY and writing to O_RDONLY fail with EBADF, for root as well.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char c = 'x';
  int w = open("f", O_CREAT | O_WRONLY, 0644);
  int r = open("f", O_RDONLY);
  printf("%d ", (int)read(w, &c, 1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)write(r, &c, 1));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)pread(w, &c, 1, 0));
  printf("%d\n", errno == EBADF);
  errno = 0;
  printf("%d ", (int)write(r, &c, 0));
  printf("%d\n", errno == EBADF);
  printf("%d\n", (int)write(w, &c, 1));
  printf("%d\n", (int)read(r, &c, 1));
  return 0;
}
