// Function pointers in a table and as a parameter.
#include <stdio.h>

int add(int a, int b) { return a + b; }
int subtract(int a, int b) { return a - b; }
int multiply(int a, int b) { return a * b; }

int fold(const int *values, int n, int start, int (*combine)(int, int)) {
  for (int i = 0; i < n; i++) start = combine(start, values[i]);
  return start;
}

int main(void) {
  int (*table[3])(int, int) = {add, subtract, multiply};
  int values[] = {1, 2, 3, 4};
  for (int i = 0; i < 3; i++) printf("%d ", fold(values, 4, 10, table[i]));
  int (*f)(int, int) = &add;
  printf("%d %d\n", f(2, 3), (*f)(4, 5));
  return 0;
}
