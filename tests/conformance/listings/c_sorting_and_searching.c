// qsort keeps equal items in order; bsearch; functions that atexit registers.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct person {
  char name[16];
  int age;
  double h;
};
static int by_age(const void *a, const void *b) {
  const struct person *x = a, *y = b;
  return x->age - y->age;
}
static int by_name(const void *a, const void *b) {
  return strcmp(((const struct person *)a)->name, ((const struct person *)b)->name);
}
static int cmpint(const void *a, const void *b) { return *(int *)a - *(int *)b; }
static int cmpstr(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
static void bye(void) { printf("bye\n"); }
static void bye2(void) { printf("bye2\n"); }
int main(void) {
  struct person ps[] = {{"zoe", 30, 1.7}, {"al", 25, 1.8}, {"mo", 30, 1.6}, {"bo", 25, 1.5}};
  qsort(ps, 4, sizeof ps[0], by_age);
  for (int i = 0; i < 4; i++) printf("%s %d %.1f\n", ps[i].name, ps[i].age, ps[i].h);
  qsort(ps, 4, sizeof *ps, by_name);
  for (int i = 0; i < 4; i++) printf("%s ", ps[i].name);
  puts("");
  int a[] = {5, 3, 9, 1, 7, 3, 8}, key = 7;
  qsort(a, 7, sizeof(int), cmpint);
  for (int i = 0; i < 7; i++) printf("%d ", a[i]);
  puts("");
  int *f = bsearch(&key, a, 7, sizeof(int), cmpint);
  printf("%ld\n", f ? (long)(f - a) : -1L);
  key = 4;
  printf("%d\n", bsearch(&key, a, 7, sizeof(int), cmpint) == NULL);
  char *w[] = {"pear", "apple", "fig"};
  qsort(w, 3, sizeof(char *), cmpstr);
  printf("%s %s %s\n", w[0], w[1], w[2]);
  atexit(bye);
  atexit(bye2);
  printf("main done\n");
  exit(4);
}
