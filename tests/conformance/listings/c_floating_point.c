// Doubles in sums, comparisons and printf.
#include <stdio.h>

int main(void) {
  double sum = 0;
  for (int i = 1; i <= 10; i++) sum += 1.0 / i;
  printf("%f %.2f %8.3f %e %g\n", sum, sum, sum, sum, sum);
  float f = 0.5f;
  printf("%d %.1f %d\n", (int)(f * 7), 7 / 2 + 0.0, sum > 2.9 && sum < 3.0);
  return 0;
}
