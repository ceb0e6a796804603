// strlen, copy and reverse written with pointers.
#include <stdio.h>

int length(const char *s) {
  const char *p = s;
  while (*p) p++;
  return p - s;
}

void copy(char *to, const char *from) {
  while ((*to++ = *from++)) {
  }
}

void reverse(char *s) {
  for (int i = 0, j = length(s) - 1; i < j; i++, j--) {
    char t = s[i];
    s[i] = s[j];
    s[j] = t;
  }
}

int main(void) {
  char buf[32];
  copy(buf, "descriptor");
  printf("%d %s\n", length(buf), buf);
  reverse(buf);
  printf("%s\n", buf);
  return 0;
}
