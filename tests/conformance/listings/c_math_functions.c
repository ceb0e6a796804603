// math.h and float.h, to the digits that printf shows.
#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void) {
  double whole;
  int exponent;
  printf("%g ", modf(-3.75, &whole));
  printf("%g %g ", whole, frexp(40, &exponent));
  printf("%d %g %d\n", exponent, ldexp(0.75, 4), ilogb(1000));
  printf("%g %g %g %g\n", rint(2.5), nearbyint(3.5), remainder(7, 4), copysign(2, -0.0));
  printf("%ld %lld %ld %g\n", lround(-2.5), llround(2.5), lrint(2.5), fdim(5, 3));
  printf("%.6f %.6f %.6f %.6f\n", asinh(1), acosh(2), atanh(0.5), erf(0.5));
  printf("%.6f %.6f %.6f %.6f\n", tgamma(5), lgamma(10), expm1(0.01), log1p(0.01));
  printf("%.4f %.4f %.4f %.4f\n", powf(2, 0.5f), sinf(1), expf(1), fmodf(7, 3));
  printf("%g %g %g\n", exp2(10), fma(2, 3, 4), nextafter(1, 2) - 1);
  double values[] = {0, 1e-310, 1, INFINITY, NAN, -0.0};
  for (int i = 0; i < 6; i++)
    printf("%d%d%d%d ", fpclassify(values[i]), isnormal(values[i]), isfinite(values[i]), !!signbit(values[i]));
  printf("\n%d %d %g %g %g %g\n", DBL_DIG, FLT_DIG, DBL_MAX, DBL_EPSILON, FLT_MAX, FLT_EPSILON);
  printf("%d %d %d\n", isgreater(2.0, 1.0), isless(NAN, 1.0), isunordered(NAN, 1.0));
  return 0;
}
