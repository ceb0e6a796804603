// Splitting by hand, number conversion both ways, a histogram.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reverse(char *s) {
  for (size_t i = 0, j = strlen(s); i + 1 < j; i++) {
    char t = s[i];
    s[i] = s[--j];
    s[j] = t;
  }
}

static char *to_text(int n, char *buf) {
  char *p = buf;
  unsigned u = n < 0 ? -(unsigned)n : (unsigned)n;
  do *p++ = '0' + u % 10; while (u /= 10);
  if (n < 0) *p++ = '-';
  *p = 0;
  reverse(buf);
  return buf;
}

int main(void) {
  char line[] = "12 -7 300 0 45", buf[16];
  int total = 0, count[10] = {0};
  for (char *p = line; *p;) {
    char *end;
    long v = strtol(p, &end, 10);
    total += (int)v;
    for (char *d = p; d < end; d++)
      if (*d >= '0' && *d <= '9') count[*d - '0']++;
    p = end;
  }
  printf("%s ", to_text(total, buf));
  printf("%s\n", to_text(-2147483647 - 1, buf));
  for (int i = 0; i < 10; i++) putchar('0' + count[i]);
  putchar('\n');
  return 0;
}
