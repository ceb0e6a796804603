// <assert.h>: what a failed assertion does.

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char *program_invocation_name;

// The message goes out; what other streams hold back is lost with the program.
void __assert_fail(const char *condition, const char *file, unsigned int line,
                   const char *function) {
  char *slash = strrchr(program_invocation_name, '/');
  fprintf(stderr, "%s: %s:%u: %s: Assertion `%s' failed.\n",
          slash == NULL ? program_invocation_name : slash + 1, file, line, function, condition);
  abort();
}
