// FD11: dup3() of a number onto itself fails, where dup2() would do nothing.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void report(const char* what, int result) {
  if (result == -1)
    printf("%s: %s\n", what, strerror(errno));
  else
    printf("%s: %d\n", what, result);
}

int main(void) {
  report("dup2 onto itself", dup2(1, 1));
  report("dup3 onto itself", dup3(1, 1, 0));
  report("dup3 onto itself with a flag", dup3(1, 1, O_CLOEXEC));
  report("dup3 of a closed number onto itself", dup3(77, 77, 0));
  report("dup3 of a closed number", dup3(77, 50, 0));
  report("dup3 with an unknown flag", dup3(1, 50, O_APPEND));
  report("dup3", dup3(1, 50, 0));
  report("flags", fcntl(50, F_GETFD));
  report("dup3 with O_CLOEXEC", dup3(1, 50, O_CLOEXEC));
  report("flags", fcntl(50, F_GETFD));
  return 0;
}
