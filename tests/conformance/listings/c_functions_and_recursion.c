// Functions call functions, themselves, and one declared before it is defined.
#include <stdio.h>

int is_odd(int n);

int is_even(int n) { return n == 0 ? 1 : is_odd(n - 1); }
int is_odd(int n) { return n == 0 ? 0 : is_even(n - 1); }

int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

long power(long base, int exponent) {
  if (exponent == 0) return 1;
  long half = power(base, exponent / 2);
  return exponent % 2 ? half * half * base : half * half;
}

void hanoi(int n, char from, char to, char over) {
  if (n == 0) return;
  hanoi(n - 1, from, over, to);
  printf("%c%c ", from, to);
  hanoi(n - 1, over, to, from);
}

int main(void) {
  printf("%d %d %d\n", is_even(10), is_odd(7), is_even(3));
  printf("%d %ld %ld\n", fib(20), power(3, 20), power(-2, 31));
  hanoi(3, 'A', 'C', 'B');
  printf("\n");
  return 0;
}
