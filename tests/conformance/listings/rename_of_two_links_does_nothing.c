// rename() between two names of one file succeeds and leaves both.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  close(creat("a", 0644));
  link("a", "b");
  printf("%d\n", rename("a", "b"));
  printf("%d %d\n", access("a", F_OK), access("b", F_OK));
  printf("%d\n", rename("a", "a"));
  printf("%d\n", access("a", F_OK));
  printf("%d\n", rename("a", "c"));
  printf("%d %d\n", access("a", F_OK), access("c", F_OK));
  return 0;
}
