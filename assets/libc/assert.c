// <assert.h>: what a failed assertion does.

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

void __assert_fail(const char *condition, const char *file, unsigned int line,
                   const char *function) {
  fflush(stdout);
  fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, condition);
  abort();
}
