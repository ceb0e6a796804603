// FD06: dup2() closes the target silently and returns it.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int a[2], b[2];
  char buf[4];
  pipe(a);
  pipe(b);
  int target = b[0];
  printf("%d\n", dup2(a[0], target) == target);
  write(a[1], "hi", 2);
  printf("%d\n", (int)read(target, buf, 4));
  printf("%.2s\n", buf);
  return 0;
}
