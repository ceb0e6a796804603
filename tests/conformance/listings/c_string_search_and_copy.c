// What string.h and strings.h have beyond ISO C, and its less known functions.
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <strings.h>

int main(void) {
  char to[16];
  puts(strcasestr("Hello World", "WORLD"));
  printf("%d %s\n", strcasestr("abc", "x") == NULL, strchrnul("abc", 'z') - 2);
  printf("%s %s\n", (char *)memrchr("hello", 'l', 5), (char *)memmem("one two", 7, "tw", 2));
  printf("%s %s\n", index("a/b/c", '/'), rindex("a/b/c", '/'));
  printf("%td ", (char *)mempcpy(to, "abc", 3) - to);
  printf("%td ", (char *)memccpy(to, "key=value", '=', 9) - to);
  printf("%d ", memccpy(to, "key", '=', 3) == NULL);
  printf("%td %td\n", stpncpy(to, "ab", 5) - to, stpncpy(to, "abcdefg", 5) - to);
  printf("%d %d %d %d\n", ffs(0), ffs(8), ffsl(1L << 40), bcmp("ab", "ab", 2));
  printf("%zu %s %d\n", strxfrm(to, "abc", sizeof to), to, strcoll("a", "b") < 0);
  char fields[] = "name::42";
  char *rest = fields;
  for (char *each; (each = strsep(&rest, ":")) != NULL;) printf("[%s]", each);
  char text[64];
  printf("\n%s, %s\n", strerror_r(2, text, sizeof text), basename("/usr/lib/libc.so"));
  return 0;
}
