// lldiv, the operators as words, exit statuses with names, noreturn, the C locale, sysconf.
#include <iso646.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static noreturn void leave(int status) { exit(status); }

int main(void) {
  lldiv_t parts = lldiv(-9000000000LL, 7);
  printf("%lld %lld\n", parts.quot, parts.rem);
  if (not (1 and 0) or 0) printf("%d %d\n", 6 bitand 3, compl 0 xor 1);
  printf("%d %d\n", strcmp(setlocale(LC_ALL, "C"), "C"), setlocale(LC_ALL, "nowhere") == NULL);
  int *numbers = reallocarray(NULL, 3, sizeof *numbers);
  printf("%d %d\n", numbers != NULL, reallocarray(NULL, (size_t)-1, 16) == NULL);
  free(numbers);
  printf("%ld %ld %d\n", sysconf(_SC_PAGESIZE), sysconf(_SC_CLK_TCK), getpagesize());
  leave(EX_USAGE);
}
