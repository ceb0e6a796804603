// A function with a variable number of arguments that hands them to vprintf.
#include <stdarg.h>
#include <stdio.h>

void say(const char *who, const char *format, ...) {
  va_list arguments;
  printf("[%s] ", who);
  va_start(arguments, format);
  vprintf(format, arguments);
  va_end(arguments);
}

int sum(int n, ...) {
  va_list list;
  int total = 0;
  va_start(list, n);
  while (n-- > 0) total += va_arg(list, int);
  va_end(list);
  return total;
}

int main(void) {
  say("parent", "%d bytes of %s\n", 19, "text");
  say("child", "done\n");
  printf("%d\n", sum(4, 1, 2, 3, 4));
  return 0;
}
