// The string functions that take text apart, numbers from text, sscanf, rand.
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <strings.h>
int main(void) {
  char line[] = "  ls -l | grep foo|wc   > out.txt ";
  for (char *cmd = strtok(line, "|"); cmd; cmd = strtok(NULL, "|")) printf("<%s>\n", cmd);
  char l2[] = "a b;c d;;e", *s1, *s2;
  for (char *x = strtok_r(l2, ";", &s1); x; x = strtok_r(NULL, ";", &s1))
    for (char *y = strtok_r(x, " ", &s2); y; y = strtok_r(NULL, " ", &s2)) printf("[%s]", y);
  puts("");
  char l3[] = "a,,b,", *p = l3, *t;
  while ((t = strsep(&p, ",")) != NULL) printf("(%s)", t);
  puts("");
  printf("%zu %zu %s\n", strcspn("hello, world", ", "), strspn("aabbc", "ab"),
         strpbrk("key=value", "=:"));
  printf("%d %d %d\n", strcasecmp("HeLLo", "hEllO"), strncasecmp("abcX", "ABCY", 3),
         strcasecmp("a", "b") < 0);
  char buf[32] = "foo";
  strncat(buf, "barbaz", 3);
  printf("%s %zu\n", buf, strlen(buf));
  memmove(buf + 1, buf, 5);
  printf("%s\n", buf);
  memset(buf, '-', 3);
  printf("%s\n", buf);
  printf("%s %s\n", strchr("a/b/c", '/'), strrchr("a/b/c", '/'));
  printf("%d\n", strstr("abc", "d") == NULL);
  char *end;
  long v = strtol("123abc", &end, 10);
  printf("%ld %s\n", v, end);
  printf("%ld %ld %ld %lu\n", strtol("0x1f", NULL, 0), strtol("077", NULL, 0),
         strtol("-zz", NULL, 36), strtoul("-1", NULL, 10));
  printf("%.3f %.3f %s\n", atof("3.25xyz"), strtod("1e3 rest", &end), end);
  printf("%d %d %d %ld\n", atoi("  42"), atoi("-7x"), atoi("abc"), atol("9999999999"));
  int a, b;
  char w[16], c;
  float f;
  double d;
  unsigned x;
  long L;
  int n = sscanf("10 20 word z 1.5 2.5 ff -77", "%d %d %s %c %f %lf %x %ld", &a, &b, w, &c, &f, &d,
                 &x, &L);
  printf("%d: %d %d %s %c %g %g %u %ld\n", n, a, b, w, c, f, d, x, L);
  n = sscanf("key=value;rest", "%[^=]=%[a-z]", w, buf);
  printf("%d %s %s\n", n, w, buf);
  n = sscanf("12:34:56", "%d:%d:%d", &a, &b, (int *)&x);
  printf("%d %d %d %u\n", n, a, b, x);
  n = sscanf("abc", "%d", &a);
  printf("%d\n", n);
  n = sscanf("", "%d", &a);
  printf("%d\n", n);
  n = sscanf("5 apples", "%d %*s%n", &a, &b);
  printf("%d %d %d\n", n, a, b);
  n = sscanf("12345", "%2d%3d", &a, &b);
  printf("%d %d %d\n", n, a, b);
  printf("%d %d\n", strcmp("abc", "abd"), strcmp("b", "a"));
  printf("%d\n", memcmp("abc", "abd", 2));
  srand(42);
  for (int i = 0; i < 5; i++) printf("%d ", rand() % 100);
  puts("");
  printf("%d %d\n", rand(), RAND_MAX);
  srand(1);
  printf("%d\n", rand());
  srand(0);
  printf("%d\n", rand());
  srand(4000000000u);
  printf("%d\n", rand());
  srandom(7);
  printf("%ld\n", random());
  unsigned seed = 5;
  printf("%d\n", rand_r(&seed));
  printf("%d\n", rand_r(&seed));
  printf("%s\n", getenv("FDSCOPE_NOT_SET") ? "set" : "unset");
  printf("%s|%s|%s\n", strsignal(13), strsignal(9), strsignal(11));
  printf("%zu\n", strnlen("abcdef", 3));
  char *dd = strndup("abcdef", 2);
  puts(dd);
  free(dd);
  div_t q = div(17, 5);
  printf("%d %d\n", q.quot, q.rem);
  printf("%ld\n", labs(-5L));
  for (int e = 0; e < 45; e++) printf("%d %s\n", e, strerror(e));
  printf("%s\n", strerror(999));
  return 0;
}
