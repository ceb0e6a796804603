// <math.h>: what follows from the machine's own functions.

#include <float.h>
#include <math.h>
#include <string.h>

static unsigned long bits_of(double x) {
  unsigned long bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

int __sign_bit(double x) { return (int)(bits_of(x) >> 63); }

int __double_class(double x) {
  if (isnan(x)) return FP_NAN;
  if (isinf(x)) return FP_INFINITE;
  if (x == 0) return FP_ZERO;
  return fabs(x) < DBL_MIN ? FP_SUBNORMAL : FP_NORMAL;
}

double nan(const char *text) {
  (void)text;
  return NAN;
}

double modf(double x, double *whole) {
  *whole = trunc(x);
  return copysign(isinf(x) ? 0 : x - *whole, x);
}

int ilogb(double x) { return (int)logb(x); }

double frexp(double x, int *exponent) {
  *exponent = 0;
  if (x == 0 || !isfinite(x)) return x;
  *exponent = ilogb(x) + 1;
  return ldexp(x, -*exponent);
}

long lrint(double x) { return (long)rint(x); }
long long llrint(double x) { return (long long)rint(x); }
long lround(double x) { return (long)round(x); }
long long llround(double x) { return (long long)round(x); }
long lroundf(float x) { return lround(x); }

float acosf(float x) { return (float)acos(x); }
float asinf(float x) { return (float)asin(x); }
float atanf(float x) { return (float)atan(x); }
float cbrtf(float x) { return (float)cbrt(x); }
float ceilf(float x) { return (float)ceil(x); }
float cosf(float x) { return (float)cos(x); }
float coshf(float x) { return (float)cosh(x); }
float expf(float x) { return (float)exp(x); }
float exp2f(float x) { return (float)exp2(x); }
float fabsf(float x) { return (float)fabs(x); }
float floorf(float x) { return (float)floor(x); }
float logf(float x) { return (float)log(x); }
float log10f(float x) { return (float)log10(x); }
float log2f(float x) { return (float)log2(x); }
float rintf(float x) { return (float)rint(x); }
float roundf(float x) { return (float)round(x); }
float sinf(float x) { return (float)sin(x); }
float sinhf(float x) { return (float)sinh(x); }
float sqrtf(float x) { return (float)sqrt(x); }
float tanf(float x) { return (float)tan(x); }
float tanhf(float x) { return (float)tanh(x); }
float truncf(float x) { return (float)trunc(x); }

float atan2f(float x, float y) { return (float)atan2(x, y); }
float copysignf(float x, float y) { return (float)copysign(x, y); }
float fmaxf(float x, float y) { return (float)fmax(x, y); }
float fminf(float x, float y) { return (float)fmin(x, y); }
float fmodf(float x, float y) { return (float)fmod(x, y); }
float hypotf(float x, float y) { return (float)hypot(x, y); }
float powf(float x, float y) { return (float)pow(x, y); }
