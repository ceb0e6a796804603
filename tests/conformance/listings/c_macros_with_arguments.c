// Function-like macros, stringising and pasting.
#include <stdio.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SQUARE(x) ((x) * (x))
#define SHOW(e) printf("%s = %d\n", #e, e)
#define JOIN(a, b) a##b
#define CHECK(c) do { if (!(c)) printf("failed: %s\n", #c); } while (0)
#define LOG(...) printf(__VA_ARGS__)

int main(void) {
  int xy = 5;
  SHOW(MAX(3, 7));
  SHOW(SQUARE(2 + 3));
  SHOW(JOIN(x, y));
  CHECK(xy == 5);
  CHECK(xy == 6);
  LOG("%d %s\n", __LINE__, "line");
#if defined(MAX) && !defined(MIN) && SQUARE(3) == 9
  puts("conditional");
#elif 1
  puts("never");
#endif
#undef MAX
#ifndef MAX
  puts("gone");
#endif
  return 0;
}
