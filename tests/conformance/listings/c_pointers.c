// Addresses, stores through pointers, pointer arithmetic and comparison.
#include <stdio.h>

void swap(int *a, int *b) {
  int t = *a;
  *a = *b;
  *b = t;
}

int sum(const int *first, const int *last) {
  int total = 0;
  while (first < last) total += *first++;
  return total;
}

int main(void) {
  int values[5] = {5, 4, 3, 2, 1};
  int *p = values + 1;
  swap(&values[0], p);
  printf("%d %d\n", values[0], *p);
  printf("%d %d %d\n", *(p + 2), p[3], 2 [values]);
  printf("%d\n", sum(values, values + 5));
  printf("%ld %d\n", (long)(&values[4] - p), p > values);
  int **pp = &p;
  **pp = 42;
  *pp = &values[4];
  printf("%d %d\n", values[1], *p);
  p = NULL;
  printf("%d\n", p == 0 ? 1 : 0);
  return 0;
}
