// Declarations with several declarators, qualifiers and storage classes.
#include <stdio.h>
#include <stddef.h>
#include <stdbool.h>

typedef unsigned long ulong_t;
typedef int pair_t[2];
static const char *const names[] = {"zero", "one", NULL};
extern int later;
volatile int flag = 1;
unsigned u = 3u, *pu = &u, array[3] = {[1] = 7};

int later = 11;

static inline ulong_t twice(ulong_t x) { return x << 1; }

int main(void) {
  register int r = 2;
  pair_t p = {4, 5};
  bool yes = true, no = 0;
  ptrdiff_t d = &array[2] - array;
  long int li = 5;
  unsigned char uc = 'c';
  int (*pa)[3] = (int (*)[3])&array;
  for (const char *const *n = names; *n; n++) printf("%s ", *n);
  printf("%d %u %u %d\n", later, *pu, array[1], flag);
  printf("%lu %d %d %d %ld %ld %c %d\n", twice(21), r, p[1], yes + no, (long)d, li, uc, (*pa)[1]);
  return 0;
}
